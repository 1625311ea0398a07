package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of an order was refunded so far. How many refunds it took makes no difference.
 *
 * @param pieces by line id; a line that is not named has all its pieces left
 * @param shipping whether the shipping was refunded
 */
public record RefundedQuantities(Map<String, BigDecimal> pieces, boolean shipping) {

    /** Nothing so far. */
    public static final RefundedQuantities NOTHING = new RefundedQuantities(Map.of(), false);

    /** How many pieces of a line; never more than it has. */
    public BigDecimal of(OrderLine line) {
        return pieces.getOrDefault(line.lineId(), BigDecimal.ZERO).min(line.quantity());
    }

    /** How many pieces of a line are left. */
    public BigDecimal left(OrderLine line) {
        return line.quantity().subtract(of(line));
    }

    /** This and one refund more; what it names beyond what is left is ignored. */
    public RefundedQuantities plus(OrderRefunded refund, OrderPlaced order) {
        Map<String, BigDecimal> changed = new TreeMap<>(pieces);
        for (OrderLine line : order.lines()) {
            BigDecimal more = refund.full() ? line.quantity() : named(refund, line.lineId());
            BigDecimal all = of(line).add(more).min(line.quantity());
            if (all.compareTo(of(line)) > 0) {
                changed.put(line.lineId(), all);
            }
        }
        return new RefundedQuantities(changed, shipping || refund.shipping() || refund.full());
    }

    /** What a refund names beyond what is left, in words; empty where it names no such thing. */
    public List<String> beyond(OrderRefunded refund, OrderPlaced order) {
        if (refund.full()) {
            return List.of();
        }
        List<String> beyond = new ArrayList<>();
        for (String lineId : refund.lines().stream()
                .map(OrderRefunded.Pieces::lineId)
                .distinct()
                .toList()) {
            BigDecimal left = order.lines().stream()
                    .filter(line -> line.lineId().equals(lineId))
                    .map(this::left)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
            if (named(refund, lineId).compareTo(left) > 0) {
                beyond.add("%s of line %s, of which %s were left"
                        .formatted(plain(named(refund, lineId)), lineId, plain(left)));
            }
        }
        if (refund.shipping() && shipping) {
            beyond.add("the shipping, which was refunded before");
        }
        return beyond;
    }

    private static BigDecimal named(OrderRefunded refund, String lineId) {
        return refund.lines().stream()
                .filter(pieces -> pieces.lineId().equals(lineId))
                .map(OrderRefunded.Pieces::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
