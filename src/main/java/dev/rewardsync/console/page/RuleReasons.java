package dev.rewardsync.console.page;

import dev.rewardsync.console.rules.OrderReasons.Reasons;
import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.explanation.ExplanationText;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why each rule gave its points.
 *
 * @param rules by the id of the rule; empty if the order could not be evaluated again
 * @param unknown why it could not; null if it could
 */
public record RuleReasons(
        Map<String, Reason> rules, @Nullable String unknown) {

    /** The lines of an explanation before those of its rules: the event and the customer. */
    private static final int HEAD_LINES = 2;

    /**
     * Why a rule gave its points.
     *
     * @param name the name of the rule
     * @param lines the conditions and the calculation, nested ones indented
     */
    public record Reason(String name, List<Line> lines) {}

    /**
     * A condition, or a part of the calculation.
     *
     * @param tone {@code good} for a condition that holds, {@code bad} for one that does not, or empty
     */
    public record Line(String text, String tone) {

        static Line of(String text) {
            String content = text.stripLeading();
            return new Line(text, content.startsWith("✓") ? "good" : content.startsWith("✗") ? "bad" : "");
        }
    }

    static RuleReasons of(Reasons reasons) {
        return switch (reasons) {
            case Reasons.Unknown(String cause) -> new RuleReasons(Map.of(), cause);
            case Reasons.Evaluated(var explanation) -> {
                Map<String, Reason> rules = new HashMap<>();
                for (RecordedChain chain : explanation.chains()) {
                    for (RuleTrace trace : chain.rules()) {
                        EarningRule rule = trace.outcome().rule();
                        rules.put(rule.id(), new Reason(rule.name(), lines(explanation.ruleset(), chain, rule)));
                    }
                }
                yield new RuleReasons(Map.copyOf(rules), null);
            }
        };
    }

    private static List<Line> lines(Ruleset ruleset, RecordedChain chain, EarningRule rule) {
        return ExplanationText.of(
                        ruleset, List.of(chain), trace -> trace.outcome().rule().equals(rule))
                .lines()
                .skip(HEAD_LINES)
                .map(Line::of)
                .toList();
    }
}
