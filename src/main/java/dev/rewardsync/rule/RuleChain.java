package dev.rewardsync.rule;

import java.util.List;

/** The rules that listen to one event, run in their order. */
final class RuleChain {

    private RuleChain() {}

    static List<RuleOutcome> run(List<EarningRule> rules, EarnBase base, Facts facts) {
        throw new UnsupportedOperationException("being written");
    }
}
