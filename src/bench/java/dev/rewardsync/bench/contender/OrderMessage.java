package dev.rewardsync.bench.contender;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an order-placed event that the plain programs bind. */
record OrderMessage(
        String eventId,
        String occurredAt,
        String customerId,
        String website,
        String orderId,
        String currency,
        List<Line> lines,
        @Nullable Coupon coupon,
        MessageTotals totals) {

    record Line(
            String lineId,
            String sku,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal rowTotal,
            BigDecimal discount) {}

    record Coupon(String code) {}

    record MessageTotals(
            BigDecimal subtotal, BigDecimal discount, BigDecimal tax, BigDecimal shipping, BigDecimal grandTotal) {}

    /** Returns one point for each full dollar. */
    long points() {
        return totals.subtotal().subtract(totals.discount()).longValue();
    }
}
