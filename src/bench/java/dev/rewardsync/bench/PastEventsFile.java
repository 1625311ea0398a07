package dev.rewardsync.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a file of past events for {@code process} and {@code rules simulate}: orders over two years, each completed three
 * days later and one in twenty refunded a week after that. Events are sorted by {@code occurredAt}.
 *
 * <p>Arguments: the file, the number of orders, and the number of customers.
 */
public final class PastEventsFile {

    private static final Instant START = Instant.parse("2024-11-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(730);
    private static final Duration UNTIL_COMPLETED = Duration.ofDays(3);
    private static final Duration UNTIL_REFUNDED = Duration.ofDays(10);
    private static final int REFUNDED_EVERY = 20;

    private final OrderGenerator orders;
    private final long count;
    private final OutputStream out;

    private PastEventsFile(OrderGenerator orders, long count, OutputStream out) {
        this.orders = orders;
        this.count = count;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        long count = Long.parseLong(arguments[1]);
        OrderGenerator orders = new OrderGenerator(42, Integer.parseInt(arguments[2]));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), 1 << 20)) {
            new PastEventsFile(orders, count, out).write();
        }
    }

    /** Orders are evenly spaced, so each kind of event is late by a fixed number of orders. */
    private void write() throws IOException {
        long completedLater = UNTIL_COMPLETED.toMillis() * count / PERIOD.toMillis();
        long refundedLater = UNTIL_REFUNDED.toMillis() * count / PERIOD.toMillis();
        for (long number = 0; number < count + refundedLater; number++) {
            if (number < count) {
                OrderGenerator.OrderRecord order = orders.order(number, at(number));
                line("order-placed", text(order.key()), text(order.value()));
            }
            long completed = number - completedLater;
            if (completed >= 0 && completed < count) {
                line("order-status-changed", customer(completed), """
                        {"eventId":"completed-%d","occurredAt":"%s","customerId":"%s","orderId":"%d",\
                        "status":"completed"}""".formatted(
                                completed, at(number), customer(completed), id(completed)));
            }
            long refunded = number - refundedLater;
            if (refunded >= 0 && refunded % REFUNDED_EVERY == 0) {
                line("order-refunded", customer(refunded), """
                        {"eventId":"refunded-%d","occurredAt":"%s","customerId":"%s","orderId":"%d",\
                        "refundId":"r-%d"}""".formatted(
                                refunded, at(number), customer(refunded), id(refunded), refunded));
            }
        }
    }

    private Instant at(long number) {
        return START.plusMillis(PERIOD.toMillis() / count * number);
    }

    private static long id(long number) {
        return 100_000_000L + number;
    }

    private String customer(long number) {
        return text(orders.order(number, START).key());
    }

    private void line(String topic, String key, String value) throws IOException {
        String line = "{\"topic\":\"shop.%s\",\"key\":\"%s\",\"value\":%s}%n".formatted(topic, key, value);
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
