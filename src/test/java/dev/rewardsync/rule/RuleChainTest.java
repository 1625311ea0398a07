package dev.rewardsync.rule;

import static dev.rewardsync.rule.SampleRule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order in which rules run, which rules apply, and the reasons why others do not. */
class RuleChainTest {

    private static final Condition NEVER = facts -> false;
    private static final Schedule NOT_TODAY = new Schedule(
            EnumSet.complementOf(
                    EnumSet.of(SampleOrder.AT.atZone(ZoneOffset.UTC).getDayOfWeek())),
            LocalTime.MIDNIGHT,
            null,
            ZoneOffset.UTC);

    @Test
    void rulesRunByPriorityAndTiesInFileOrder() {
        assertThat(run(rule("c").priority(5), rule("a").priority(-1), rule("d").priority(5), rule("b")))
                .containsExactly("a 10", "b 10", "c 10", "d 10");
    }

    @Test
    void reportsTheFirstMatchingReason() {
        SampleRule wrongConditions = rule("5").when(NEVER).stop();
        SampleRule alsoWrongGroup = rule("4").when(NEVER).stop().groups("vip");
        SampleRule alsoWrongWebsite = rule("3").when(NEVER).stop().groups("vip").websites("other");
        SampleRule alsoOffSchedule = allWrong("2b").schedule(NOT_TODAY);
        SampleRule alsoTooEarly = allWrongAndTooEarly("2").schedule(NOT_TODAY);
        SampleRule alsoInactive = allWrongAndTooEarly("1").inactive();
        assertThat(run(
                        alsoInactive,
                        alsoTooEarly,
                        alsoOffSchedule,
                        alsoWrongWebsite,
                        alsoWrongGroup,
                        wrongConditions,
                        rule("6")))
                .containsExactly("1 INACTIVE", "2 DATE", "2b SCHEDULE", "3 WEBSITE", "4 GROUP", "5 CONDITIONS", "6 10");
    }

    @Test
    void aSuspendedCustomerMatchesNoRuleOfTheGroup() {
        Ruleset ruleset = ruleset(rule("1").groups("vip"), rule("2").when(NEVER), rule("3"));
        CustomerFacts suspended = SampleOrder.customer("general").withSuspended(true);

        Facts facts = Facts.of(
                SampleOrder.AT,
                "main",
                suspended,
                SampleOrder.usd().line("A", "1", "20").facts(ruleset).pricedOrder());
        assertThat(ruleset.run(Trigger.ORDER_PLACED, facts))
                .extracting(outcome -> ((RuleOutcome.NotApplied) outcome).reason())
                .containsExactly(SkipReason.GROUP, SkipReason.MEMBERSHIP, SkipReason.MEMBERSHIP);
    }

    private static SampleRule allWrongAndTooEarly(String id) {
        return allWrong(id).from(SampleOrder.AT.plusNanos(1));
    }

    private static SampleRule allWrong(String id) {
        return rule(id).when(NEVER).stop().groups("vip").websites("other");
    }

    @Test
    void aRuleIsValidFromItsStartUntilItsEnd() {
        assertThat(run(
                        rule("begins now").from(SampleOrder.AT),
                        rule("ends now").until(SampleOrder.AT),
                        rule("ends next").until(SampleOrder.AT.plusNanos(1))))
                .containsExactly("begins now 10", "ends now DATE", "ends next 10");
    }

    @Test
    void websitesAndGroupsMustMatchTheRule() {
        assertThat(run(
                        rule("here").websites("main", "other").groups("general", "vip"),
                        rule("there").websites("other")))
                .containsExactly("here 10", "there WEBSITE");
    }

    @Test
    void rulesAfterAStopAreReportedAsStopped() {
        assertThat(run(rule("stops").stop(), rule("next"), rule("inactive").inactive()))
                .containsExactly("stops 10", "next STOPPED", "inactive STOPPED");
    }

    @Test
    void aRuleThatAppliesWithZeroPointsStops() {
        EarningStyle outOfReach =
                new EarningStyle.PerSpent(1, new BigDecimal("1000"), EarningStyle.PartialSteps.DROP, 0);
        assertThat(run(rule("nothing").earn(outOfReach).stop(), rule("next")))
                .containsExactly("nothing 0", "next STOPPED");
    }

    @Test
    void aTrialRuleNeverStops() {
        assertThat(run(
                        rule("tried").trial().stop(),
                        rule("next").stop(),
                        rule("last").trial()))
                .containsExactly("tried trial 10", "next 10", "last STOPPED");
    }

    @Test
    void limitsCutAwardsOrKeepRulesFromApplying() {
        Ruleset ruleset = ruleset(
                rule("cut").limits(points(7), points(9)),
                rule("used up").limits(points(0)).priority(1),
                rule("times used up").limits(times(0), points(9)).stop().priority(2),
                rule("times left").limits(times(1)).priority(3));
        Facts facts = SampleOrder.usd().line("A", "1", "20").facts(ruleset);
        LimitLookup lookup = (ruleId, limit) -> new LimitBalance(limit, 100, limit.max());
        assertThat(ruleset.run(Trigger.ORDER_PLACED, facts, lookup).stream().map(RuleChainTest::text))
                .containsExactly("cut 7", "used up 0", "times used up LIMIT", "times left 10");
        assertThat(ruleset.run(Trigger.ORDER_PLACED, facts).stream().map(RuleChainTest::text))
                .containsExactly("cut 10", "used up 10", "times used up 10", "times left STOPPED");
    }

    private static RuleLimit points(long left) {
        return new RuleLimit(RuleLimit.Measure.POINTS, left, LimitPeriod.DAY);
    }

    private static RuleLimit times(long left) {
        return new RuleLimit(RuleLimit.Measure.TIMES, left, LimitPeriod.EVER);
    }

    @Test
    void aRuleThatDoesNotApplyDoesNotStop() {
        assertThat(run(rule("no").when(NEVER).stop(), rule("next"))).containsExactly("no CONDITIONS", "next 10");
    }

    @Test
    void eventsWithoutRulesHaveNoOutcomes() {
        assertThat(ruleset(rule("cart"))
                        .run(Trigger.SIGNED_UP, SampleOrder.withoutOrder(SampleOrder.customer("general"))))
                .isEmpty();
    }

    @Test
    void inactivityDaysAreDistinctAndSorted() {
        Ruleset ruleset = ruleset(
                rule("b").on(Trigger.inactive(60)),
                rule("a").on(Trigger.inactive(30)),
                rule("c").on(Trigger.inactive(60)),
                rule("d").on(Trigger.BIRTHDAY));
        assertThat(ruleset.inactivityDays()).containsExactly(30, 60);
        assertThat(ruleset.chain(Trigger.BIRTHDAY)).hasSize(1);
        assertThat(ruleset.chain(Trigger.inactive(45))).isEmpty();
    }

    private static List<String> run(SampleRule... rules) {
        Ruleset ruleset = ruleset(rules);
        Facts facts = SampleOrder.usd().line("A", "1", "20").facts(ruleset);
        return ruleset.run(Trigger.ORDER_PLACED, facts).stream()
                .map(RuleChainTest::text)
                .toList();
    }

    private static String text(RuleOutcome outcome) {
        return outcome.rule().id() + " "
                + switch (outcome) {
                    case RuleOutcome.Applied applied -> String.valueOf(applied.points());
                    case RuleOutcome.Tried tried -> "trial " + tried.points();
                    case RuleOutcome.NotApplied notApplied ->
                        notApplied.reason().name();
                };
    }

    private static Ruleset ruleset(SampleRule... rules) {
        return new Ruleset(
                "000000000000",
                "{}",
                Currency.of("USD"),
                ZoneId.of("UTC"),
                new PointsPolicy(
                        null,
                        new Award("completed", null),
                        new EarnBase(true, false, false, false, Set.of()),
                        RefundPolicy.PROPORTIONAL,
                        Clawback.UNLIMITED),
                RedemptionPolicy.NONE,
                Map.of(),
                StatusNames.DEFAULTS,
                null,
                Ruleset.chains(Stream.of(rules).map(SampleRule::build).toList()),
                Map.of());
    }
}
