package dev.rewardsync.order;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.money.Currency;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ERP is told of an order: one for every step of its life.
 *
 * @param revision counts the order's exports from 1 without gaps
 * @param customerId null for a guest's
 * @param currency of every amount but those in {@code rewards.base}
 * @param occurredAt when the step happened
 * @param ruleset version of the ruleset that decided the step
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
        Totals totals,
        List<Discrepancy> discrepancies,
        String ruleset,
        Payload payload) {

    /** The export's name: order and revision. */
    public String exportId() {
        return exportId(customerId, orderId, revision);
    }

    /**
     * Returns the name of an order's export. A guest's begins with {@code guest:} and no customer's does, so that a guest
     * and later a customer can place orders of the same id: in a customer's order id that begins with {@code guest:} or
     * {@code guest%}, that sign is percent-encoded.
     *
     * @param customerId null for a guest
     */
    public static String exportId(@Nullable String customerId, String orderId, int revision) {
        String order = customerId == null ? "guest:" + orderId : unlikeGuests(orderId);
        return order + ":" + revision;
    }

    private static String unlikeGuests(String orderId) {
        if (orderId.startsWith("guest:")) {
            return "guest%3A" + orderId.substring(6);
        }
        if (orderId.startsWith("guest%")) {
            return "guest%25" + orderId.substring(6);
        }
        return orderId;
    }

    /** The step of the order's life that is told. */
    public enum Reason {
        PLACED,
        COMPLETED,
        RELEASED,
        CANCELED,
        REFUNDED,
        AMENDED
    }

    /** What became of the points that cart rules gave. */
    public enum PointsStatus {
        PENDING,
        AVAILABLE,
        MIXED,
        NONE
    }

    /**
     * The order's points, net, as of this export.
     *
     * @param discount the reward discount as granted, 0 or more
     * @param base the same in the shop's base currency; null where no exchange rate is known
     * @param pointsEarned by cart rules
     * @param balance the customer's, after this step; null for a guest
     * @param line the reward discount as a line of the order; null where there is none
     * @param discountByLine the reward discount, split; shipping is the line {@code "shipping"}
     * @param discountByTaxRate the same by tax rate in percent
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
            @Nullable RewardLine line,
            List<LineDiscount> discountByLine,
            List<TaxRateDiscount> discountByTaxRate) {

        /** Points earned less points used. */
        public long netBalanceChange() {
            return Math.subtractExact(pointsEarned, pointsUsed);
        }
    }

    /** The reward discount in the base currency; {@code exchangeRate} is units of the order's for one of the base. */
    public record Base(Currency currency, BigDecimal exchangeRate, BigDecimal discount) {}

    /** The reward discount as granted: the points used for it, and what they took off, 0 or more. */
    public record RewardLine(long points, BigDecimal discount) {}

    /** What one cart rule gave, net. */
    public record EarnedByRule(String ruleId, String name, long points) {}

    /** A line's part of the reward discount. */
    public record LineDiscount(String lineId, BigDecimal discount) {}

    /** The part of the reward discount that falls on goods of one tax rate, in percent. */
    public record TaxRateDiscount(BigDecimal taxRate, BigDecimal discount) {}

    /** The order's sums, as the shop booked them. */
    public record Totals(
            BigDecimal subtotal,
            BigDecimal discount,
            BigDecimal rewardDiscount,
            BigDecimal shipping,
            BigDecimal tax,
            BigDecimal grandTotal) {}

    /** The order itself. */
    public sealed interface Payload {
        /** The order-placed event, byte for byte. */
        record Embedded(byte[] order) implements Payload {}

        /** The export that carried the order last; its bytes are no longer kept. */
        record Reference(String exportId) implements Payload {}
    }
}
