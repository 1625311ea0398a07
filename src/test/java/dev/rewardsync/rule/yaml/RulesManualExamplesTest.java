package dev.rewardsync.rule.yaml;

import static dev.rewardsync.rule.yaml.RulesetFixture.run;
import static dev.rewardsync.rule.yaml.RulesetFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.SampleOrder;
import dev.rewardsync.rule.Trigger;
import org.junit.jupiter.api.Test;

/** The examples of the rules manual with the numbers given there. */
class RulesManualExamplesTest {

    private static final String VIP_AND_REGULAR = """
            rules:
              - {id: regular, type: cart, priority: 1, earn: {style: fixed, points: 10}}
              - {id: vip, type: cart, priority: 0, stop: true, groups: [vip], earn: {style: fixed, points: 100}}
            """;

    @Test
    void buyThreeProductsWithOneOrderAndGetOneHundredPoints() {
        Ruleset ruleset = usd("""
                rules:
                  - {id: three, type: cart, when: {cart.totalQuantity: {gte: 3}}, earn: {style: fixed, points: 100}}
                """);
        assertThat(run(
                        ruleset,
                        Trigger.ORDER_PLACED,
                        SampleOrder.usd().line("A", "3", "5").facts(ruleset)))
                .containsExactly("three: 100");
        assertThat(run(
                        ruleset,
                        Trigger.ORDER_PLACED,
                        SampleOrder.usd().line("A", "2", "5").facts(ruleset)))
                .containsExactly("three: CONDITIONS");
    }

    @Test
    void forEveryDollarSpentOnePoint() {
        Ruleset ruleset = usd("""
                rules:
                  - {id: dollar, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
                """);
        Facts facts =
                SampleOrder.usd().line("A", "2", "12.45").line("B", "1", "0.99").facts(ruleset);
        assertThat(run(ruleset, Trigger.ORDER_PLACED, facts)).containsExactly("dollar: 25");
    }

    @Test
    void forEveryProductOrderedOneHundredPoints() {
        Ruleset ruleset = usd("""
                rules:
                  - {id: product, type: cart, earn: {style: per-quantity, points: 100}}
                """);
        Facts facts = SampleOrder.usd().line("A", "2", "1").line("B", "1", "1").facts(ruleset);
        assertThat(run(ruleset, Trigger.ORDER_PLACED, facts)).containsExactly("product: 300");
    }

    @Test
    void aVipGetsOneHundredAndNothingFromTheRegularRule() {
        Ruleset ruleset = usd(VIP_AND_REGULAR);
        Facts vip = SampleOrder.usd().line("A", "1", "1").facts(ruleset, SampleOrder.customer("vip"));
        assertThat(run(ruleset, Trigger.ORDER_PLACED, vip)).containsExactly("vip: 100", "regular: STOPPED");
    }

    @Test
    void aRegularCustomerGetsTen() {
        Ruleset ruleset = usd(VIP_AND_REGULAR);
        Facts regular = SampleOrder.usd().line("A", "1", "1").facts(ruleset);
        assertThat(run(ruleset, Trigger.ORDER_PLACED, regular)).containsExactly("vip: GROUP", "regular: 10");
    }

    @Test
    void writeAReviewAndGetTenPoints() {
        Ruleset ruleset = usd("""
                rules:
                  - {id: review, type: behavior, event: review-approved, earn: {style: fixed, points: 10}}
                """);
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general"));
        assertThat(run(ruleset, Trigger.REVIEW_APPROVED, facts)).containsExactly("review: 10");
        assertThat(run(ruleset, Trigger.SIGNED_UP, facts)).isEmpty();
    }

    @Test
    void aRuleEarnsAtMostItsMaximum() {
        Ruleset ruleset = usd("""
                rules:
                  - {id: capped, type: cart, earn: {style: per-spent, points: 1, step: 1, max: 500}}
                """);
        Facts facts = SampleOrder.usd().line("A", "1", "501").facts(ruleset);
        assertThat(run(ruleset, Trigger.ORDER_PLACED, facts)).containsExactly("capped: 500");
    }
}
