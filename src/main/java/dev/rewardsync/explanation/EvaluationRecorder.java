package dev.rewardsync.explanation;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EvaluationListener;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.LimitLookup;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records the evaluations of rule chains, each of them once, and the last redemption. */
public final class EvaluationRecorder implements EvaluationListener {

    private final Ruleset ruleset;
    private final Map<Evaluation, Result> evaluations = new LinkedHashMap<>();

    private @Nullable Redeeming redeeming;

    private record Evaluation(Trigger trigger, Facts facts) {}

    private record Redeeming(OrderPlaced order, CustomerFacts customer, long available) {}

    private record Result(List<RuleOutcome> outcomes, LimitLookup limits) {}

    /**
     * Creates a recorder.
     *
     * @param ruleset the ruleset of the recorded evaluations
     */
    public EvaluationRecorder(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    @Override
    public void evaluated(Trigger trigger, Facts facts, LimitLookup limits, List<RuleOutcome> outcomes) {
        evaluations.putIfAbsent(new Evaluation(trigger, facts), new Result(outcomes, limits));
    }

    @Override
    public void redeeming(OrderPlaced order, CustomerFacts customer, long available) {
        redeeming = new Redeeming(order, customer, available);
    }

    /** Removes all recorded evaluations. */
    public void clear() {
        evaluations.clear();
        redeeming = null;
    }

    /** Returns the trace of the redemption; null if the event is not a customer's order, or if points have no value. */
    @Nullable
    public RedemptionTrace redemption() {
        return redeeming == null || ruleset.redemption().rates().isEmpty()
                ? null
                : RedemptionTrace.of(redeeming.order, redeeming.customer, redeeming.available, ruleset);
    }

    /** Returns the recorded evaluations in their order, each with the trace of its rules. */
    public List<RecordedChain> recorded() {
        return evaluations.entrySet().stream()
                .map(recorded -> chain(recorded.getKey(), recorded.getValue()))
                .toList();
    }

    private RecordedChain chain(Evaluation evaluation, Result result) {
        return new RecordedChain(
                evaluation.trigger,
                evaluation.facts,
                ruleset.explain(result.outcomes, evaluation.facts, result.limits));
    }

    /** One evaluation of a rule chain, with the trace of each rule. */
    public record RecordedChain(Trigger trigger, Facts facts, List<RuleTrace> rules) {

        /** Returns the id of the rule that stopped the chain; null if none did. */
        @Nullable
        String stopper() {
            return rules.stream()
                    .map(RuleTrace::outcome)
                    .filter(outcome -> outcome instanceof RuleOutcome.Applied
                            && outcome.rule().stop())
                    .map(outcome -> outcome.rule().id())
                    .findFirst()
                    .orElse(null);
        }
    }
}
