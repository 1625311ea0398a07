package dev.rewardsync.order;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.ItemCondition;
import dev.rewardsync.rule.RateTrace;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a ruleset's redemption policy for an order.
 *
 * @param customer the customer before the order
 * @param available the customer's available points before the order's redemption
 * @param rates in the order in which they were tried
 * @param lines the lines with the amounts that points can pay; empty if the policy does not choose lines
 */
public record RedemptionTrace(
        RedeemableCart cart, CustomerFacts customer, long available, List<RateTrace> rates, List<PayableLine> lines) {

    /**
     * The amount that points can pay of a line.
     *
     * @param items trace of the policy's item condition
     * @param amount null if points cannot pay for the line
     */
    public record PayableLine(
            String lineId,
            String sku,
            @Nullable ConditionTrace items,
            @Nullable BigDecimal amount) {}

    /** Returns the trace of an order. */
    public static RedemptionTrace of(OrderPlaced order, CustomerFacts customer, long available, Ruleset ruleset) {
        Facts facts = RedeemableCart.facts(order, customer, ruleset);
        RedeemableCart cart = RedeemableCart.of(order, ruleset, facts);
        ItemCondition items = ruleset.redemption().items();
        return new RedemptionTrace(
                cart,
                customer,
                available,
                ruleset.redemption().explain(facts),
                items == null ? List.of() : lines(cart, items, Objects.requireNonNull(facts.pricedOrder())));
    }

    private static List<PayableLine> lines(RedeemableCart cart, ItemCondition items, PricedOrder priced) {
        List<BigDecimal> amounts = new PayableAmount(cart.order(), cart.scope()).byLine();
        List<PayableLine> lines = new ArrayList<>(amounts.size());
        for (int index = 0; index < amounts.size(); index++) {
            PricedLine line = priced.lines().get(index);
            String lineId = line.line().lineId();
            lines.add(new PayableLine(
                    lineId,
                    line.line().sku(),
                    items.explain(line, priced),
                    cart.scope().contains(lineId) ? amounts.get(index) : null));
        }
        return lines;
    }

    /** Returns the amount that points can pay. */
    public PayableAmount payable() {
        return new PayableAmount(cart.order(), cart.scope());
    }

    /** Returns the terms of the redemption; empty if no rate matches or the exchange rate is unknown. */
    public Optional<RedemptionTerms> terms() {
        return cart.terms();
    }

    /** Returns the most points that the customer could redeem on the order. */
    public long maxPoints() {
        return customer.suspended()
                ? 0
                : terms().map(redemption -> redemption.maxRedeemablePoints(available))
                        .orElse(0L);
    }
}
