package dev.rewardsync.order;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.CustomerFacts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The export of an order to the ERP. Every step in an order's life makes one. See {@code docs/records.md}.
 *
 * @param revision number of the order's export, from 1 without gaps
 * @param customerId null for a guest's order
 * @param currency currency of all amounts except those in {@code rewards.base}
 * @param occurredAt when the step occurred
 * @param ruleset version of the ruleset in force
 * @param facts the customer facts with which the order was decided when it was placed; null for a guest
 */
@RecordBuilder
public record OrderExport(
        String orderId,
        int revision,
        Reason reason,
        @Nullable String customerId,
        String website,
        Currency currency,
        Instant occurredAt,
        Rewards rewards,
        ExportedTotals totals,
        List<Discrepancy> discrepancies,
        String ruleset,
        @Nullable CustomerFacts facts,
        Payload payload) {

    /** Returns the export's id: order id and revision. */
    public String exportId() {
        return exportId(customerId, orderId, revision);
    }

    /**
     * Returns the id of an order's export: order id and revision. A guest's export id begins with {@code guest:}, so a guest
     * and a customer can place orders with the same order id. If a customer's order id begins with {@code guest:} or
     * {@code guest%}, the character after {@code guest} is percent-encoded, as in {@code guest%3A7:1}.
     *
     * @param customerId null for a guest
     */
    public static String exportId(@Nullable String customerId, String orderId, int revision) {
        String order = customerId == null ? "guest:" + orderId : encodedGuestPrefix(orderId);
        return order + ":" + revision;
    }

    private static String encodedGuestPrefix(String orderId) {
        if (orderId.startsWith("guest:")) {
            return "guest%3A" + orderId.substring(6);
        }
        if (orderId.startsWith("guest%")) {
            return "guest%25" + orderId.substring(6);
        }
        return orderId;
    }

    /** The step in the order's life that makes the export. */
    public enum Reason {
        PLACED,
        COMPLETED,
        RELEASED,
        CANCELED,
        REFUNDED,
        AMENDED
    }

    /** The status of the points that cart rules awarded. */
    public enum PointsStatus {
        PENDING,
        AVAILABLE,
        MIXED,
        NONE
    }

    /**
     * The order's points and reward discount after the step.
     *
     * @param pointsUsed points used less restored points
     * @param discount reward discount as the shop granted it, 0 or more
     * @param base reward discount in the shop's base currency; null if no exchange rate is known
     * @param pointsEarned points of cart rules less points taken back
     * @param balance the customer's balance; null for a guest
     * @param trial points that trial rules would have awarded
     * @param line reward discount as an order line; null if there is no discount and no points were used
     * @param discountByLine reward discount split by line; the shipping has the line id {@link dev.rewardsync.event.Shipping#LINE_ID}
     * @param discountByTaxRate reward discount split by tax rate in percent
     */
    public record Rewards(
            long pointsUsed,
            BigDecimal discount,
            @Nullable Base base,
            long pointsEarned,
            PointsStatus pointsEarnedStatus,
            @Nullable Balance balance,
            List<EarnedByRule> earnedByRule,
            List<SkippedRule> notApplied,
            List<TrialPoints> trial,
            @Nullable RewardLine line,
            List<LineDiscount> discountByLine,
            List<TaxRateDiscount> discountByTaxRate) {

        /** Returns the points earned less the points used. */
        public long netBalanceChange() {
            return Math.subtractExact(pointsEarned, pointsUsed);
        }
    }

    /** The reward discount in the base currency; {@code exchangeRate} is units of the order's currency per base unit. */
    public record Base(Currency currency, BigDecimal exchangeRate, BigDecimal discount) {}

    /** The reward discount as an order line: the points used and the discount granted for them, 0 or more. */
    public record RewardLine(long points, BigDecimal discount) {}

    /** The points of one cart rule less points taken back. */
    public record EarnedByRule(String ruleId, String name, long points) {}

    /** The share of one line in the reward discount. */
    public record LineDiscount(String lineId, BigDecimal discount) {}

    /** The share of one tax rate, in percent, in the reward discount. */
    public record TaxRateDiscount(BigDecimal taxRate, BigDecimal discount) {}

    /** The order's totals as the shop sent them. */
    public record ExportedTotals(
            BigDecimal subtotal,
            BigDecimal discount,
            BigDecimal rewardDiscount,
            BigDecimal shipping,
            BigDecimal tax,
            BigDecimal grandTotal) {}

    /** The order data in the export. */
    public sealed interface Payload {
        /** The original order-placed event, byte for byte. */
        record Embedded(byte[] order) implements Payload {}

        /** The latest export that contains the original event, which is no longer stored. */
        record Reference(String exportId) implements Payload {}
    }
}
