package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart would come to if it were ordered.
 *
 * @param customerId null for a guest
 * @param at when it would be ordered; everything due by then is settled in these figures
 * @param currency of every amount but the rate's value
 * @param group that rules see
 * @param tier that rules see
 * @param balance before the order; null for a guest
 * @param nothingEarned why no rule was asked; null where they were
 * @param withMost with as many points used as can be; null where none can be
 * @param requested with the points used that were asked for, 0 where none were
 * @param ruleset version of the ruleset that decided
 */
public record Quote(
        @Nullable String customerId,
        Instant at,
        Currency currency,
        String group,
        String tier,
        @Nullable Balance balance,
        @Nullable NothingEarned nothingEarned,
        Prospect withoutPoints,
        Redeemable redeemable,
        @Nullable Prospect withMost,
        Prospect requested,
        String ruleset) {

    /** Why a cart earns nothing whatever the rules say. */
    public enum NothingEarned {
        /** Guests have no points. */
        GUEST,
        /** An order has at least one line. */
        EMPTY_CART
    }

    /**
     * What the order would come to with so many points used.
     *
     * @param discount what is taken off for them
     * @param grandTotal what is left to pay
     * @param pointsEarned by cart rules
     * @param earnedByRule those that give points, in the order in which they run
     * @param problems what should not be: of this number of points, and of the cart
     */
    public record Prospect(
            long points,
            BigDecimal discount,
            BigDecimal grandTotal,
            long pointsEarned,
            List<EarnedByRule> earnedByRule,
            List<Problem> problems) {}

    /**
     * What one rule gives.
     *
     * @param displayName the name that customers see; null for none
     * @param productMessage the text for product pages, filled in; null for none
     * @param showOnProductPage whether the shop is to show it there
     */
    public record EarnedByRule(
            String ruleId,
            String name,
            @Nullable String displayName,
            long points,
            @Nullable String productMessage,
            boolean showOnProductPage) {}

    /**
     * Something that should not be.
     *
     * @param code of a {@link dev.rewardsync.order.Discrepancy}, or of an {@link Objection}
     */
    public record Problem(String code, String detail) {}

    /** What is wrong with a number of points that an order's export would not tell. */
    public enum Objection {
        /** Points are worth nothing to this customer. */
        NO_RATE,
        /** They would pay more than points may pay of the order. */
        MORE_THAN_IS_TO_PAY
    }

    /**
     * The most points that the order can use.
     *
     * @param because what makes it that many
     * @param detail the same in words
     * @param minPoints fewer are not accepted
     * @param rate what points are worth; null for a guest, and without one
     */
    public record Redeemable(
            long points,
            Bound because,
            String detail,
            long minPoints,
            @Nullable RateInForce rate) {}

    /**
     * What points are worth.
     *
     * @param currency of the rate's value
     * @param exchange from that currency to the order's; null where none is known
     */
    public record RateInForce(
            Rate rate, Currency currency, @Nullable ExchangeRate exchange) {}

    /** What bounds the points that an order can use. */
    public enum Bound {
        /** None: guests have no points. */
        GUEST,
        /** None: no rate is for this website and customer group. */
        NO_RATE,
        /** None: what points are worth in the order's currency is not known. */
        NO_EXCHANGE_RATE,
        /** None: the customer has none. */
        NOTHING_AVAILABLE,
        /** None: there is nothing that points may pay. */
        NOTHING_TO_PAY,
        /** None: what could be used is less than the least that is accepted. */
        BELOW_MINIMUM,
        /** So many the settings let one order use. */
        LIMIT,
        /** So many the customer has. */
        AVAILABLE,
        /** So many pay for all that points may pay. */
        ORDER_VALUE
    }
}
