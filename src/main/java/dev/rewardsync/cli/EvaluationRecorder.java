package dev.rewardsync.cli;

import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleChain;
import dev.rewardsync.rule.RuleMessages;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records which rule chains are evaluated while events are processed. It adds a rule that never applies to the start of
 * each chain.
 */
final class EvaluationRecorder {

    private final Ruleset ruleset;
    private final Set<Evaluation> evaluations = new LinkedHashSet<>();

    private record Evaluation(Trigger trigger, Facts facts) {}

    EvaluationRecorder(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Returns the ruleset with the recording rules added. */
    Ruleset recordingRuleset() {
        Map<Trigger, RuleChain> chains = new HashMap<>();
        ruleset.chains().forEach((trigger, chain) -> {
            List<EarningRule> rules = new ArrayList<>();
            rules.add(recordingRule(trigger, facts -> {
                evaluations.add(new Evaluation(trigger, facts));
                return false;
            }));
            rules.addAll(chain.rules());
            chains.put(trigger, new RuleChain(rules));
        });
        return new Ruleset(
                ruleset.version(),
                ruleset.currency(),
                ruleset.zone(),
                ruleset.points(),
                ruleset.redemption(),
                ruleset.exchangeRates(),
                ruleset.tiers(),
                Map.copyOf(chains),
                ruleset.snapshots());
    }

    private static EarningRule recordingRule(Trigger trigger, Condition recorder) {
        return new EarningRule(
                "",
                "",
                null,
                trigger,
                true,
                null,
                null,
                Set.of(),
                Set.of(),
                Integer.MIN_VALUE,
                false,
                recorder,
                null,
                new EarningStyle.Fixed(0, 0),
                Map.of(),
                new Award(Award.ON_PLACED, null),
                null,
                RefundPolicy.KEEP,
                0,
                null,
                RuleMessages.NONE,
                false);
    }

    /** Removes all recorded evaluations. */
    void clear() {
        evaluations.clear();
    }

    /** Returns the recorded evaluations in their order, each with the trace of its rules. */
    List<RecordedChain> recorded() {
        return evaluations.stream()
                .map(evaluation -> new RecordedChain(
                        evaluation.trigger, evaluation.facts, ruleset.explain(evaluation.trigger, evaluation.facts)))
                .toList();
    }

    /** One evaluation of a rule chain, with the trace of each rule. */
    record RecordedChain(Trigger trigger, Facts facts, List<RuleTrace> rules) {

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
