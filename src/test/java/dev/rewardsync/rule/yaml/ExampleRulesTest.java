package dev.rewardsync.rule.yaml;

import static dev.rewardsync.rule.yaml.RulesetFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.AttributeValue.Text;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RefereeFacts;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.SampleOrder;
import dev.rewardsync.rule.Trigger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that the example ruleset of the documentation behaves as its comments describe. */
class ExampleRulesTest {

    private static final Path FILE = Path.of("docs/example-rules.yaml");
    private static final Map<String, AttributeValue> CHAIR =
            Map.of("category", new AttributeValue.Many(List.of(new Text("Furniture"), new Text("Chairs"))));
    private static final Map<String, AttributeValue> GIFT_CARD = Map.of("category", new Text("Gift Cards"));

    private static Ruleset ruleset;

    @BeforeAll
    static void read() throws IOException {
        ruleset = RulesetFixture.ruleset(Files.readString(FILE));
    }

    @Test
    void hasNoWarnings() throws IOException {
        AttributeSample sample = new AttributeSample();
        sample.addItem(CHAIR.keySet());
        sample.addActivity("custom:donated", Set.of("cause"));
        byte[] content = Files.readAllBytes(FILE);
        assertThat(RulesetLint.warnings("example-rules.yaml", content, SampleOrder.AT, sample))
                .isEmpty();
    }

    @Test
    void anOrderOfARegularCustomer() {
        Facts facts = SampleOrder.usd().line("TABLE", "1", "20.99").facts(ruleset);
        assertThat(run(ruleset, Trigger.ORDER_PLACED, facts))
                .containsExactly("dollar: 20", "three: CONDITIONS", "chairs: ITEMS", "vip: GROUP", "regular: 10");
    }

    @Test
    void anOrderOfAVip() {
        Facts facts = order(SampleOrder.customer("vip"));
        assertThat(run(ruleset, Trigger.ORDER_PLACED, facts))
                .containsExactly("dollar: 60", "three: 100", "chairs: 200", "vip: 100", "regular: STOPPED");
    }

    @ParameterizedTest
    @CsvSource({"none, 60", "silver, 120", "gold, 180"})
    void eachTierEarnsMoreForADollar(String tier, String points) {
        Facts facts = order(SampleOrder.customer("general", tier));
        assertThat(run(ruleset, Trigger.ORDER_PLACED, facts)).contains("dollar: " + points);
    }

    private static Facts order(CustomerFacts customer) {
        return SampleOrder.usd()
                .line("CHAIR", "2", "30", CHAIR)
                .line("GIFT", "1", "25", GIFT_CARD)
                .facts(ruleset, customer);
    }

    @ParameterizedTest
    @CsvSource({"signed-up, welcome: 50", "review-approved, review: 10", "birthday, birthday: 100"})
    void behaviorEvents(String event, String outcome) {
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general"));
        assertThat(run(ruleset, Trigger.activity(event), facts)).containsExactly(outcome);
    }

    @Test
    void onlyTheFirstOrderOfARefereeEarnsPoints() {
        SampleOrder order = SampleOrder.usd().line("A", "1", "5");
        assertThat(run(
                        ruleset,
                        Trigger.REFEREE_ORDER_COMPLETED,
                        order.refereesFacts(ruleset, new RefereeFacts("general", 0))))
                .containsExactly("friend: 10");
        assertThat(run(
                        ruleset,
                        Trigger.REFEREE_ORDER_COMPLETED,
                        order.refereesFacts(ruleset, new RefereeFacts("general", 1))))
                .containsExactly("friend: CONDITIONS");
    }

    @Test
    void theFifthRefereeAssignsTheAmbassadorGroup() {
        EarningRule rule = ruleset.chain(Trigger.REFEREE_SIGNED_UP).getFirst();
        assertThat(rule.assignGroup()).isEqualTo("ambassadors");
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general"));
        assertThat(run(ruleset, Trigger.REFEREE_SIGNED_UP, facts)).containsExactly("ambassador: CONDITIONS");
    }

    @Test
    void ninetyDaysOfInactivity() {
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general"));
        assertThat(ruleset.inactivityDays()).containsExactly(90);
        assertThat(run(ruleset, Trigger.inactive(90), facts)).containsExactly("miss-you: 20");
    }

    @ParameterizedTest
    @CsvSource({"silver, 100", "gold, 50"})
    void reachingATier(String tier, String points) {
        Facts facts = SampleOrder.withoutOrder(SampleOrder.customer("general", tier));
        assertThat(run(ruleset, Trigger.TIER_UP, facts)).containsExactly("level-up: " + points);
    }

    @ParameterizedTest
    @CsvSource({"trees, donation: 12", "cars, donation: CONDITIONS"})
    void aDonation(String cause, String outcome) {
        Facts facts = SampleOrder.activity(
                new ActivityFacts(Map.of("cause", new Text(cause)), new BigDecimal("12.50"), true));
        assertThat(run(ruleset, Trigger.activity("custom:donated"), facts)).containsExactly(outcome);
    }
}
