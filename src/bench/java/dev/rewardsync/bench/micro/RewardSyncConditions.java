package dev.rewardsync.bench.micro;

import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.util.List;

/** RewardSync's own conditions: a tree of typed nodes, money as decimals. */
final class RewardSyncConditions implements ConditionEngine {

    private final List<Condition> conditions;
    private final List<Facts> carts;

    RewardSyncConditions(List<Facts> carts) {
        this.carts = carts;
        StringBuilder text = new StringBuilder("currency: USD\ntimezone: UTC\nrules:\n");
        for (Asked asked : Asked.values()) {
            text.append("  - {id: r%d, type: cart, earn: {style: fixed, points: 1}, when: %s}\n"
                    .formatted(asked.ordinal(), asked.rewardSync));
        }
        this.conditions = BenchRules.read(text.toString()).chain(Trigger.ORDER_PLACED).stream()
                .map(EarningRule::when)
                .toList();
    }

    @Override
    public int holding(int cart) {
        Facts facts = carts.get(cart);
        int holding = 0;
        for (int condition = 0; condition < conditions.size(); condition++) {
            if (conditions.get(condition).holds(facts)) {
                holding |= 1 << condition;
            }
        }
        return holding;
    }
}
