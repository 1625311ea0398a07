package dev.rewardsync.bench.micro;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.util.List;

/** RewardSync's conditions: trees of typed nodes, with money as decimals. */
final class RewardSyncConditions implements ConditionEngine {

    private final List<Condition> conditions;
    private final List<Facts> carts;

    RewardSyncConditions(List<Facts> carts) {
        this.carts = carts;
        StringBuilder text = new StringBuilder("currency: USD\ntimezone: UTC\nrules:\n");
        for (BenchmarkCondition condition : BenchmarkCondition.values()) {
            text.append("  - {id: r%d, type: cart, earn: {style: fixed, points: 1}, when: %s}\n"
                    .formatted(condition.ordinal(), condition.rewardSync));
        }
        this.conditions = BenchmarkRules.read(text.toString()).chain(Trigger.ORDER_PLACED).stream()
                .map(EarningRule::when)
                .toList();
    }

    @Override
    public int matches(int cart) {
        Facts facts = carts.get(cart);
        int matches = 0;
        for (int condition = 0; condition < conditions.size(); condition++) {
            if (conditions.get(condition).holds(facts)) {
                matches |= 1 << condition;
            }
        }
        return matches;
    }
}
