package dev.rewardsync.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of input as the bytes that they are, whatever their encoding; only {@code \n} ends one. */
final class LineReader {

    private final InputStream in;
    private long read;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line, without its end; empty where there is none. */
    Optional<byte[]> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        read++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int octet = first; octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return Optional.of(line.toByteArray());
    }

    /** How many lines were read. */
    long read() {
        return read;
    }

    static boolean isBlank(byte[] line) {
        for (byte octet : line) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }
}
