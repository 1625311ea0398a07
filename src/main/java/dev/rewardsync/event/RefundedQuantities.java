package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The quantities of an order that all its refunds together cover.
 *
 * @param byLine refunded quantity by line id; contains only lines with refunds
 * @param shipping whether shipping was refunded
 */
public record RefundedQuantities(Map<String, BigDecimal> byLine, boolean shipping) {

    /** No refunds. */
    public static final RefundedQuantities NOTHING = new RefundedQuantities(Map.of(), false);

    /** Returns the refunded quantity of a line, at most the line's quantity. */
    public BigDecimal of(OrderLine line) {
        return byLine.getOrDefault(line.lineId(), BigDecimal.ZERO).min(line.quantity());
    }

    /** Returns the quantity of a line that is not refunded. */
    public BigDecimal remaining(OrderLine line) {
        return line.quantity().subtract(of(line));
    }

    /** Returns these quantities after one more refund. Ignores refunded quantities beyond the remaining ones. */
    public RefundedQuantities plus(OrderRefunded refund, OrderPlaced order) {
        Map<String, BigDecimal> changed = new TreeMap<>(byLine);
        for (OrderLine line : order.lines()) {
            BigDecimal requested = refund.full() ? line.quantity() : requested(refund, line.lineId());
            BigDecimal total = of(line).add(requested).min(line.quantity());
            if (total.compareTo(of(line)) > 0) {
                changed.put(line.lineId(), total);
            }
        }
        return new RefundedQuantities(changed, shipping || refund.shipping() || refund.full());
    }

    /** Returns descriptions of the quantities in a refund that exceed the remaining ones; empty if there are none. */
    public List<String> excess(OrderRefunded refund, OrderPlaced order) {
        if (refund.full()) {
            return List.of();
        }
        List<String> excess = new ArrayList<>();
        for (String lineId : refund.lines().stream()
                .map(OrderRefunded.RefundedLine::lineId)
                .distinct()
                .toList()) {
            BigDecimal remaining = order.lines().stream()
                    .filter(line -> line.lineId().equals(lineId))
                    .map(this::remaining)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            if (requested(refund, lineId).compareTo(remaining) > 0) {
                excess.add("%s of line %s, of which %s were left"
                        .formatted(format(requested(refund, lineId)), lineId, format(remaining)));
            }
        }
        if (refund.shipping() && shipping) {
            excess.add("the shipping, which was refunded before");
        }
        return excess;
    }

    private static BigDecimal requested(OrderRefunded refund, String lineId) {
        return refund.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .map(OrderRefunded.RefundedLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String format(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
