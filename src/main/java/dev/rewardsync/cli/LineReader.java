package dev.rewardsync.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as bytes, in any encoding. Only {@code \n} ends a line. */
final class LineReader {

    private final InputStream in;
    private long read;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Returns the next line without its terminator; empty at the end of the input. */
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
