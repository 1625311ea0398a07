package dev.rewardsync.superstore;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** One order of the file. The file has no times of day; they are derived from the order id. */
record SuperstoreOrder(String orderId, List<SuperstoreLine> lines) {
    private static final LocalTime SHOP_OPENS = LocalTime.of(8, 0);
    private static final LocalTime PARCELS_LEAVE = LocalTime.of(20, 0);
    private static final int OPEN_SECONDS = 10 * 60 * 60;
    private static final int LOADING_SECONDS = 60 * 60;

    SuperstoreLine first() {
        return lines.getFirst();
    }

    String customerId() {
        return first().customerId();
    }

    Instant placedAt() {
        return at(first().orderDate(), SHOP_OPENS, OPEN_SECONDS);
    }

    Instant completedAt() {
        return at(first().shipDate(), PARCELS_LEAVE, LOADING_SECONDS);
    }

    BigDecimal subtotal() {
        return sum(SuperstoreLine::rowTotal);
    }

    BigDecimal discount() {
        return sum(SuperstoreLine::discount);
    }

    BigDecimal paid() {
        return sum(SuperstoreLine::paid);
    }

    private BigDecimal sum(Function<SuperstoreLine, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Instant at(LocalDate day, LocalTime from, int spanSeconds) {
        return day.atTime(from)
                .plusSeconds(Math.floorMod(orderId.hashCode(), spanSeconds))
                .toInstant(ZoneOffset.UTC);
    }
}
