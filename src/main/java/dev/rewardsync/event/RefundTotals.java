package dev.rewardsync.event;

import dev.rewardsync.money.CurrencyChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sum of what all refunds of an order named. A refund counts with everything that it named, even beyond what the order then
 * had; a full one counts with what was left. The revision in force limits the sum, so that a revision with more pieces of a line
 * has more of them refunded.
 *
 * @param byLine named quantity by line id; contains only lines that a refund named
 * @param shipping whether shipping was refunded
 * @param amount refunded money that belongs to no line, in the order's currency, 0 or more
 */
public record RefundTotals(Map<String, BigDecimal> byLine, boolean shipping, BigDecimal amount) {

    /** No refunds. */
    public static final RefundTotals NOTHING = new RefundTotals(Map.of(), false, BigDecimal.ZERO);

    /** Returns the refunded quantity of a line, at most the line's quantity. */
    public BigDecimal of(OrderLine line) {
        return byLine.getOrDefault(line.lineId(), BigDecimal.ZERO).min(line.quantity());
    }

    /** Returns the quantity of a line that is not refunded. */
    public BigDecimal remaining(OrderLine line) {
        return line.quantity().subtract(of(line));
    }

    /** Returns these totals with the amount in another currency. */
    public RefundTotals in(CurrencyChange change) {
        return new RefundTotals(byLine, shipping, change.convert(amount));
    }

    /** Returns these totals after one more refund. The amount is rounded half-up to the order's currency. */
    public RefundTotals plus(OrderRefunded refund, OrderPlaced order) {
        return refund.full() ? plusRest(order) : plusNamed(refund, order);
    }

    private RefundTotals plusRest(OrderPlaced order) {
        Map<String, BigDecimal> changed = new TreeMap<>(byLine);
        for (OrderLine line : order.lines()) {
            BigDecimal rest = remaining(line);
            if (rest.signum() > 0) {
                changed.merge(line.lineId(), rest, BigDecimal::add);
            }
        }
        return new RefundTotals(changed, true, amount);
    }

    private RefundTotals plusNamed(OrderRefunded refund, OrderPlaced order) {
        Map<String, BigDecimal> changed = new TreeMap<>(byLine);
        refund.lines().forEach(line -> changed.merge(line.lineId(), line.quantity(), BigDecimal::add));
        BigDecimal more = order.currency().round(refund.amount());
        return new RefundTotals(changed, shipping || refund.shipping(), more.signum() == 0 ? amount : amount.add(more));
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
