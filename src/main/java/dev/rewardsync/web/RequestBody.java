package dev.rewardsync.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Reads a request's body with a total deadline. Tomcat limits only the time between two parts of a body: a client that
 * sends a byte from time to time would never reach that limit.
 */
public final class RequestBody {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int PART_BYTES = 8 * 1024;

    private final Duration deadline;

    /** Creates a reader with a deadline of 10 seconds. */
    public RequestBody() {
        this(DEADLINE);
    }

    RequestBody(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Reads up to {@code maxBytes} bytes.
     *
     * @throws SocketTimeoutException if they do not arrive within the deadline, or one part does not arrive in time
     */
    public byte[] read(InputStream body, int maxBytes) throws IOException {
        long started = System.nanoTime();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[PART_BYTES];
        while (read.size() < maxBytes) {
            int length = body.read(part, 0, Math.min(part.length, maxBytes - read.size()));
            if (length < 0) {
                break;
            }
            read.write(part, 0, length);
            if (System.nanoTime() - started > deadline.toNanos()) {
                throw new SocketTimeoutException(
                        "the request body did not arrive within " + deadline.toSeconds() + " seconds");
            }
        }
        return read.toByteArray();
    }
}
