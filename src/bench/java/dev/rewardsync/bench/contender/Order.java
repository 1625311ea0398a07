package dev.rewardsync.bench.contender;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plain program binds of an order. */
record Order(
        String eventId,
        String occurredAt,
        String customerId,
        String website,
        String orderId,
        String currency,
        List<Line> lines,
        @Nullable Coupon coupon,
        Totals totals) {

    record Line(
            String lineId,
            String sku,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal rowTotal,
            BigDecimal discount) {}

    record Coupon(String code) {}

    record Totals(
            BigDecimal subtotal, BigDecimal discount, BigDecimal tax, BigDecimal shipping, BigDecimal grandTotal) {}

    /** One point for every full dollar. */
    long points() {
        return totals.subtotal().subtract(totals.discount()).longValue();
    }
}
