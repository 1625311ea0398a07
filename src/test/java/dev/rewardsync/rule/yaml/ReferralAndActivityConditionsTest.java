package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.AttributeValue.Text;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RefereeFacts;
import dev.rewardsync.rule.ReviewFacts;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.SampleOrder;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on referees and on activities. */
class ReferralAndActivityConditionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {referee.orders: 0}                                     | true
            {referee.orders: {exists: true}}                        | true
            {referee.group: {in: [friends]}}                        | true
            {order.subtotal: 130}                                   | true
            {order.grandTotal: {gt: 130}}                           | false
            {found: {item.sku: CHAIR-1}}                            | true
            {subselect: {total: quantity, is: 3}}                   | true
            """)
    void refereesOrdersUseTheOrderPrefix(String condition, boolean holds) {
        SampleOrder order = SampleOrder.usd().line("CHAIR-1", "2", "50").line("GIFT-1", "1", "30");
        Ruleset ruleset = ruleset(Trigger.REFEREE_ORDER_COMPLETED, condition);
        Facts facts = order.refereesFacts(ruleset, new RefereeFacts("friends", 0));
        assertThat(ruleset.chain(Trigger.REFEREE_ORDER_COMPLETED)
                        .getFirst()
                        .when()
                        .holds(facts))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {activity.amount: {gte: 5}}         | true  | false | false
            {activity.amount: {lt: 5}}          | false | false | false
            {activity.amount: {ne: 5}}          | true  | false | true
            {activity.amount: {nin: [5]}}       | true  | false | true
            {activity.amount: {exists: true}}   | true  | true  | false
            {activity.amount: {exists: false}}  | false | false | true
            {activity.mood: good}               | true  | true  | true
            {activity.mood: {contains: oo}}     | true  | true  | true
            {activity.place: {ne: here}}        | true  | true  | true
            {activity.place: here}              | false | false | false
            """)
    void comparesAttributesOfActivities(
            String condition, boolean holdsForSeven, boolean holdsWithoutExchangeRate, boolean holdsWithoutAmount) {
        assertThat(holdsOnActivity(condition, BigDecimal.valueOf(7), true)).isEqualTo(holdsForSeven);
        assertThat(holdsOnActivity(condition, null, false)).isEqualTo(holdsWithoutExchangeRate);
        assertThat(holdsOnActivity(condition, null, true)).isEqualTo(holdsWithoutAmount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {review.rating: {gte: 4}}           | true  | false
            {review.rating: 4.5}                | true  | false
            {review.rating: {lt: 4}}            | false | false
            {review.rating: {ne: 4}}            | true  | true
            {review.rating: {exists: false}}    | false | true
            {review.sku: CHAIR-1}               | true  | false
            {review.sku: {in: [CHAIR-2]}}       | false | false
            {review.sku: {contains: CHAIR}}     | true  | false
            """)
    void comparesAttributesOfReviews(String condition, boolean holds, boolean holdsWithoutValues) {
        Condition when = ruleset(Trigger.REVIEW_APPROVED, condition)
                .chain(Trigger.REVIEW_APPROVED)
                .getFirst()
                .when();
        assertThat(when.holds(SampleOrder.review(new ReviewFacts("CHAIR-1", new BigDecimal("4.50")))))
                .isEqualTo(holds);
        assertThat(when.holds(SampleOrder.review(new ReviewFacts(null, null)))).isEqualTo(holdsWithoutValues);
    }

    private static boolean holdsOnActivity(String condition, BigDecimal amount, boolean convertible) {
        Trigger trigger = Trigger.activity("custom:party");
        ActivityFacts activity = new ActivityFacts(Map.of("mood", new Text("good")), amount, convertible);
        return ruleset(trigger, condition).chain(trigger).getFirst().when().holds(SampleOrder.activity(activity));
    }

    private static Ruleset ruleset(Trigger trigger, String condition) {
        return RulesetFixture.usd("rules:\n  - {id: a, type: behavior, event: \"" + trigger.wireName()
                + "\", earn: {style: fixed, points: 1}, when: " + condition + "}\n");
    }
}
