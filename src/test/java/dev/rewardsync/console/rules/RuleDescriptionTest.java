package dev.rewardsync.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleDescriptionTest {

    private static final String FILE = """
            currency: EUR
            timezone: Europe/Berlin
            points:
              expireAfter: P1Y
              award: {on: completed, hold: P14D}
            rules:
              - id: weekend
                name: Weekend
                type: cart
                from: 2026-12-01
                schedule: {days: [saturday, sunday], from: "08:00"}
                maxPerDay: 500
                when:
                  all:
                    - cart.subtotalExclTax: {gte: 20, lt: 5000}
                    - any: [{customer.group: vip}, {cart.couponCode: {in: [WEEKEND, SUNDAY]}}]
                    - found: {item.category: Chairs}
                    - subselect: {total: quantity, is: {gte: 3}, where: {item.category: {nin: [Gift Cards]}}}
                items: {none: [{item.category: Gift Cards}]}
                earn: {style: per-spent, points: 2, step: "10.00"}
              - id: welcome
                name: Welcome
                type: behavior
                event: signed-up
                earn: {style: fixed, points: 1}
            """;

    private static List<RuleDescription> rules() {
        return RuleDescription.all(ruleset(FILE));
    }

    private static Ruleset ruleset(String file) {
        RulesetReader.Result read = RulesetReader.read("rules.yaml", file.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(RulesetReader.Result.Valid.class);
        return ((RulesetReader.Result.Valid) read).ruleset();
    }

    @Test
    void ruleIsInPlainWords() {
        RuleDescription weekend = rules().getFirst();

        assertThat(weekend.trigger()).isEqualTo("When an order is placed");
        assertThat(weekend.points()).isEqualTo("2 points for every 10 EUR spent, full steps only");
        assertThat(weekend.terms())
                .contains(
                        "From 1 Dec 2026, 00:00 Europe/Berlin",
                        "Only on Saturday, Sunday, 08:00 to 24:00, Europe/Berlin",
                        "At most 500 points a day for each customer",
                        "Available once the order is completed, and 14 days later",
                        "Expires 1 year after it becomes available");
    }

    @Test
    void policiesAreInPlainWords() {
        Ruleset ruleset = ruleset("""
                currency: EUR
                timezone: Europe/Berlin
                exchangeRates: {USD: "1.10"}
                statuses: {completed: [shipped], canceled: [void]}
                points:
                  expireAfter: P2Y
                  award: {on: completed, hold: P14D}
                  onRefund: recompute
                redemption:
                  minPoints: 100
                  step: 10
                  items: {none: [{item.category: Gift Cards}]}
                  rates:
                    - {id: gold, tiers: [gold], points: 100, value: "1.50", limit: {percent: 50}}
                    - {id: rest, active: false, points: 100, value: "1.00", when: {cart.subtotal: {gte: 20}}}
                tiers:
                  basis: lifetimeSales
                  window: P1Y
                  guarantee: P6M
                  levels: [{id: silver, from: "1000"}, {id: gold, from: "2500.50"}]
                rules: []
                """);
        List<PolicyDescription> policies = RulesetPolicies.all(ruleset);

        assertThat(policies)
                .extracting(PolicyDescription::title)
                .containsExactly(
                        "Points, unless a rule says otherwise", "Spending points", "Rate", "Rate", "Tiers", "Orders");
        assertThat(policies.getFirst().headline()).isEqualTo("Expires 2 years after it becomes available");
        assertThat(policies.getFirst().terms())
                .contains("Points of orders: Available once the order is completed, and 14 days later")
                .contains("After a refund, the points are calculated again for the rest of the order");
        assertThat(policies.get(1).terms()).contains("At least 100 points an order", "In steps of 10 points");
        assertThat(policies.get(1).items()).contains(new ConditionLine(1, "item.category is Gift Cards"));
        assertThat(policies.get(2).headline()).isEqualTo("100 points are worth 1.5 EUR");
        assertThat(policies.get(2).terms())
                .containsExactly("Only for the tiers gold", "At most 50 % of what points can pay");
        assertThat(policies.get(3).active()).isFalse();
        assertThat(policies.get(3).when()).containsExactly(new ConditionLine(0, "cart.subtotal is at least 20"));
        assertThat(policies.get(4).terms())
                .containsExactly(
                        "silver from 1,000 EUR",
                        "gold from 2,500.5 EUR",
                        "Counted over the last 1 year",
                        "A tier is kept for at least 6 months");
        assertThat(policies.get(5).terms())
                .containsExactly(
                        "Completed by the status completed or shipped",
                        "Canceled by the status canceled or void",
                        "1 EUR is 1.1 USD");
    }

    @Test
    void conditionsAreIndented() {
        assertThat(rules().getFirst().when())
                .containsExactly(
                        new ConditionLine(0, "all of these hold:"),
                        new ConditionLine(1, "cart.subtotalExclTax is at least 20"),
                        new ConditionLine(1, "cart.subtotalExclTax is less than 5000"),
                        new ConditionLine(1, "at least one of these holds:"),
                        new ConditionLine(2, "customer.group is vip"),
                        new ConditionLine(2, "cart.couponCode is one of WEEKEND, SUNDAY"),
                        new ConditionLine(1, "an item of the order matches:"),
                        new ConditionLine(2, "item.category is Chairs"),
                        new ConditionLine(1, "the quantity of the items that match is at least 3"),
                        new ConditionLine(2, "item.category is none of Gift Cards"));
        assertThat(rules().getFirst().items())
                .containsExactly(
                        new ConditionLine(0, "none of these holds:"),
                        new ConditionLine(1, "item.category is Gift Cards"));
    }

    @Test
    void ruleOnAnotherEventIsAvailableAtOnce() {
        RuleDescription welcome = rules().getLast();

        assertThat(welcome.trigger()).isEqualTo("When a customer signs up");
        assertThat(welcome.points()).isEqualTo("1 point");
        assertThat(welcome.when()).isEmpty();
    }
}
