package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points and amounts of a cart if it were ordered. See {@code docs/quotes.md}.
 *
 * @param customerId null for a guest
 * @param at when the cart would be ordered; all timers up to then have fired
 * @param currency currency of every amount but the rate's value
 * @param group customer group that rules see
 * @param tier tier that rules see
 * @param balance balance before the order; null for a guest
 * @param noEarningReason why rules can award no points; null if they can
 * @param withoutPoints the order without points
 * @param redeemable the most points that the order can use
 * @param withMaxPoints the order with the most points that it can use; null if that is 0
 * @param requested the order with the requested points
 * @param ruleset version of the ruleset in force
 */
@RecordBuilder
public record Quote(
        @Nullable String customerId,
        Instant at,
        Currency currency,
        String group,
        String tier,
        @Nullable Balance balance,
        @Nullable NoEarningReason noEarningReason,
        QuotedOrder withoutPoints,
        Redeemable redeemable,
        @Nullable QuotedOrder withMaxPoints,
        QuotedOrder requested,
        String ruleset) {

    /** The reason why rules can award no points. */
    public enum NoEarningReason {
        /** Guests earn no points. */
        GUEST,
        /** The customer's membership is suspended. */
        MEMBERSHIP_SUSPENDED,
        /** The cart has no lines. */
        EMPTY_CART
    }

    /**
     * The order with a number of points used.
     *
     * @param points points used
     * @param discount discount for the points
     * @param grandTotal amount to pay
     * @param pointsEarned points that cart rules award
     * @param earnedByRule rules that award points, in the order in which they run
     * @param problems discrepancies and problems of the cart and the points used
     */
    public record QuotedOrder(
            long points,
            BigDecimal discount,
            BigDecimal grandTotal,
            long pointsEarned,
            List<QuotedRule> earnedByRule,
            List<QuoteProblem> problems) {}

    /**
     * The points of one rule.
     *
     * @param displayName name for customers; null for none
     * @param productMessage filled-in text for product pages; null for none
     * @param showOnProductPage whether the shop should show the rule on product pages
     */
    public record QuotedRule(
            String ruleId,
            String name,
            @Nullable String displayName,
            long points,
            @Nullable String productMessage,
            boolean showOnProductPage) {}

    /**
     * A problem of the cart or the points used.
     *
     * @param code a {@link dev.rewardsync.order.DiscrepancyCode} or {@link QuoteProblemCode}
     */
    public record QuoteProblem(String code, String detail) {}

    /** Problems that quotes report but order exports do not. */
    public enum QuoteProblemCode {
        /** No redemption rate matches the customer. */
        NO_RATE,
        /** The points are worth more than the amount that points can pay. */
        MORE_THAN_IS_TO_PAY
    }

    /**
     * The most points that the order can use.
     *
     * @param bound what limits the points
     * @param detail description of the limit
     * @param minPoints minimum points per order
     * @param rate value of points; null for a guest or if no rate matches
     */
    public record Redeemable(
            long points,
            Bound bound,
            String detail,
            long minPoints,
            @Nullable QuotedRate rate) {}

    /**
     * The value of points.
     *
     * @param currency currency of the rate's value
     * @param exchange rate from that currency to the order's currency; null if it is unknown
     */
    public record QuotedRate(
            Rate rate, Currency currency, @Nullable ExchangeRate exchange) {}

    /** What limits the points that an order can use. */
    public enum Bound {
        /** No points: guests have none. */
        GUEST,
        /** No points: the customer's membership is suspended. */
        MEMBERSHIP_SUSPENDED,
        /** No points: no rate matches the website and customer group. */
        NO_RATE,
        /** No points: the exchange rate to the order's currency is unknown. */
        NO_EXCHANGE_RATE,
        /** No points: the customer has none available. */
        NOTHING_AVAILABLE,
        /** No points: the amount that points can pay is less than the value of one point. */
        NOTHING_TO_PAY,
        /** No points: the maximum is below the minimum per order. */
        BELOW_MINIMUM,
        /** The ruleset's limits. */
        LIMIT,
        /** The rate's share of the available points. */
        BALANCE_LIMIT,
        /** The step: the points were rounded down to a multiple of it, or no points are left. */
        STEP,
        /** The customer's available points. */
        AVAILABLE,
        /** The amount that points can pay. */
        ORDER_VALUE
    }
}
