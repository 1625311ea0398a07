package dev.rewardsync.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningRuleBuilder;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleMessages;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    private static EarningRule rule(@Nullable String displayName) {
        return EarningRuleBuilder.builder()
                .id("spend")
                .name("One point per dollar")
                .displayName(displayName)
                .trigger(Trigger.ORDER_PLACED)
                .active(true)
                .mode(RuleMode.LIVE)
                .websites(Set.of())
                .groups(Set.of())
                .when(Condition.ALWAYS)
                .earn(new EarningStyle.Fixed(50, 0))
                .tierEarn(Map.of())
                .award(new Award(Award.ON_PLACED, null))
                .onRefund(RefundPolicy.PROPORTIONAL)
                .limits(List.of())
                .messages(RuleMessages.NONE)
                .build();
    }

    private static @Nullable String fill(@Nullable String template, @Nullable String orderId, String displayName) {
        EarningRule rule = rule(displayName.isEmpty() ? null : displayName);
        return MessageTemplate.fill(template, rule, 50, orderId, new Balance(200, 50));
    }

    @Test
    void fillsPlaceholders() {
        assertThat(fill("{name}: {points} for {orderId}, {balance} to spend, {points}!", "42", "Shop and earn"))
                .isEqualTo("Shop and earn: 50 for 42, 200 to spend, 50!");
    }

    @Test
    void fillsNameOfRuleWithoutDisplayName() {
        assertThat(fill("{name}", null, "")).isEqualTo("One point per dollar");
    }

    @Test
    void fillsOrderIdWithAnEmptyTextIfThereIsNoOrder() {
        assertThat(fill("order {orderId}.", null, "")).isEqualTo("order .");
    }

    @Test
    void keepsOtherTextAndDoesNotFillValues() {
        assertThat(fill("{what} $1 \\ {orderId} {", "{points}$1\\", "")).isEqualTo("{what} $1 \\ {points}$1\\ {");
    }

    @Test
    void returnsNullWithoutTemplate() {
        assertThat(fill(null, "42", "")).isNull();
    }
}
