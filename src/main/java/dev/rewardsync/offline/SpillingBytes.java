package dev.rewardsync.offline;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are written first and then read, any number of times. Beyond a number of bytes, they are in a file. Not
 * thread-safe while they are written.
 */
public final class SpillingBytes extends OutputStream {

    private static final int BUFFER_BYTES = 1 << 15;

    private final String name;
    private final int maxBytes;
    private final SpillDirectory directory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long length;

    /**
     * Creates an empty sequence of bytes.
     *
     * @param name begins the name of its file
     * @param maxBytes the heap for bytes
     */
    public SpillingBytes(String name, int maxBytes, SpillDirectory directory) {
        this.name = name;
        this.maxBytes = maxBytes;
        this.directory = directory;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        length += count;
        if (out == null && memory.size() + (long) count <= maxBytes) {
            memory.write(bytes, from, count);
        } else {
            try {
                opened().write(bytes, from, count);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    private IOException unwritable(IOException cause) {
        return file == null
                ? cause
                : new IOException("cannot write the temporary file %s: %s".formatted(file, cause.getMessage()), cause);
    }

    private OutputStream opened() throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            Path created = directory.newFile(name);
            opened = new BufferedOutputStream(Files.newOutputStream(created), BUFFER_BYTES);
            file = created;
            out = opened;
            memory.writeTo(opened);
            memory.reset();
        }
        return opened;
    }

    /** Returns the number of bytes. */
    public long length() {
        return length;
    }

    /** Completes writing. */
    @Override
    public void close() throws IOException {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /** Returns all bytes from the beginning. They must be complete. */
    public InputStream read() throws IOException {
        return file == null
                ? new ByteArrayInputStream(memory.toByteArray())
                : new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }
}
