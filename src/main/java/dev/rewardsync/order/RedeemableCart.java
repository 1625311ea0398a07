package dev.rewardsync.order;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ruleset's redemption policy says about one order: the rate, and the parts that points can pay.
 *
 * @param rate null if no rate matches
 * @param exchangeRate rate from the ruleset's currency to the order's; null if there is none
 * @param scope the parts of the order that points can pay
 */
public record RedeemableCart(
        OrderPlaced order,
        Ruleset ruleset,
        @Nullable Rate rate,
        @Nullable ExchangeRate exchangeRate,
        PayableScope scope) {

    /**
     * Applies the ruleset's redemption policy to an order.
     *
     * @param customer the customer before the order
     */
    public static RedeemableCart of(OrderPlaced order, CustomerFacts customer, Ruleset ruleset) {
        return of(order, ruleset, facts(order, customer, ruleset));
    }

    static RedeemableCart of(OrderPlaced order, Ruleset ruleset, Facts facts) {
        RedemptionPolicy policy = ruleset.redemption();
        return new RedeemableCart(
                order,
                ruleset,
                policy.redemptionRateFor(facts).orElse(null),
                ruleset.exchangeRateFor(order),
                policy.scopeOf(facts.pricedOrder()));
    }

    /** Returns the facts that the policy reads: the order without a reward discount, and the customer before it. */
    static Facts facts(OrderPlaced order, CustomerFacts customer, Ruleset ruleset) {
        PricedOrder priced = ruleset.redemption().readsOrder()
                ? PricedOrder.of(order, BigDecimal.ZERO, PayableScope.allLines(false), ruleset.exchangeRateFor(order))
                : null;
        return Facts.of(order.occurredAt(), order.website(), customer, priced);
    }

    /** Returns the terms of a redemption; empty if no rate matches or the exchange rate is unknown. */
    public Optional<RedemptionTerms> terms() {
        return rate == null || exchangeRate == null
                ? Optional.empty()
                : Optional.of(new RedemptionTerms(order, ruleset.redemption(), rate, exchangeRate, scope));
    }
}
