package dev.rewardsync.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines as bytes, in any encoding. Only {@code \n} ends a line. */
final class LineReader {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private long read;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Returns the next line without its terminator; empty at the end of the input. */
    Optional<byte[]> next() throws IOException {
        if (next == end && !fill()) {
            return Optional.empty();
        }
        read++;
        int terminator = terminator();
        if (terminator < end) {
            byte[] line = Arrays.copyOfRange(buffer, next, terminator);
            next = terminator + 1;
            return Optional.of(line);
        }
        return Optional.of(longLine());
    }

    /** Reads a line that does not end in the buffer. */
    private byte[] longLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
        int terminator = end;
        while (terminator == end) {
            line.write(buffer, next, end - next);
            if (!fill()) {
                return line.toByteArray();
            }
            terminator = terminator();
        }
        line.write(buffer, next, terminator - next);
        next = terminator + 1;
        return line.toByteArray();
    }

    /** Returns the position of the next terminator in the buffer; its end if there is none. */
    private int terminator() {
        int at = next;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Reads more bytes into the empty buffer; returns false at the end of the input. */
    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    /** Returns the number of lines read. */
    long read() {
        return read;
    }

    /** Returns whether a line has only white space. */
    static boolean isBlank(byte[] line) {
        for (byte octet : line) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }
}
