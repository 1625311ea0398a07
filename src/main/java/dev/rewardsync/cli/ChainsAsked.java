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

/** What the chains of a ruleset are asked while events are decided, noted by a rule ahead of each that never applies. */
final class ChainsAsked {

    private final Ruleset ruleset;
    private final Set<Asked> asked = new LinkedHashSet<>();

    private record Asked(Trigger trigger, Facts facts) {}

    ChainsAsked(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** The same rules, with what they are asked noted here. */
    Ruleset noting() {
        Map<Trigger, RuleChain> chains = new HashMap<>();
        ruleset.chains().forEach((trigger, chain) -> {
            List<EarningRule> noted = new ArrayList<>();
            noted.add(rule(trigger, facts -> {
                asked.add(new Asked(trigger, facts));
                return false;
            }));
            noted.addAll(chain.rules());
            chains.put(trigger, new RuleChain(noted));
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

    private static EarningRule rule(Trigger trigger, Condition note) {
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
                note,
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

    /** Forgets what was asked so far. */
    void forget() {
        asked.clear();
    }

    /** What was asked, in that order, each with the answer. */
    List<ExplainedChain> explained() {
        return asked.stream()
                .map(question -> new ExplainedChain(
                        question.trigger, question.facts, ruleset.explain(question.trigger, question.facts)))
                .toList();
    }

    /** The rules that listened to something, with what each made of it. */
    record ExplainedChain(Trigger trigger, Facts facts, List<RuleTrace> rules) {

        /** The id of the rule that stopped the chain; null where none did. */
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
