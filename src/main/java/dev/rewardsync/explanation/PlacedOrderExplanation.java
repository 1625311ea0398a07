package dev.rewardsync.explanation;

import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.json.ExportedDecision;
import dev.rewardsync.order.RedeemableCart;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.LimitLookup;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of an order that was placed earlier: its cart rules and its redemption, evaluated again by the ruleset of
 * that time. What the customer had used of the rules' limits is not known any more, so limits are left out.
 *
 * @param chains the evaluation of the cart rules; empty if the ruleset has none
 * @param redemption null if points have no value
 */
public record PlacedOrderExplanation(
        Ruleset ruleset,
        List<RecordedChain> chains,
        @Nullable RedemptionTrace redemption) {

    /**
     * Evaluates an order again.
     *
     * @param ruleset the ruleset that decided the order
     * @param decision what it was decided with
     * @param placedAt when the order was placed; amendments keep this time
     */
    public static PlacedOrderExplanation of(Ruleset ruleset, ExportedDecision decision, Instant placedAt) {
        EvaluationRecorder recorder = new EvaluationRecorder(ruleset);
        CustomerFacts customer = decision.customer();
        recorder.redeeming(decision.order(), customer, customer.balance());
        Facts facts = Facts.of(placedAt, decision.order().website(), customer, priced(ruleset, decision));
        if (!ruleset.chain(Trigger.ORDER_PLACED).isEmpty()) {
            recorder.evaluated(
                    Trigger.ORDER_PLACED, facts, LimitLookup.UNLIMITED, ruleset.run(Trigger.ORDER_PLACED, facts));
        }
        return new PlacedOrderExplanation(ruleset, recorder.recorded(), recorder.redemption());
    }

    private static PricedOrder priced(Ruleset ruleset, ExportedDecision decision) {
        RedeemableCart cart = RedeemableCart.of(decision.order(), decision.customer(), ruleset);
        return PricedOrder.of(decision.order(), decision.rewardDiscount(), cart.scope(), cart.exchangeRate());
    }

    /** Returns the explanation as text for a terminal or a page. */
    public String text() {
        return ExplanationText.of(ruleset, chains, redemption);
    }
}
