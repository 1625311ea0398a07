package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.LimitLookup;
import dev.rewardsync.rule.PointsTrace;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleOutcome.Applied;
import dev.rewardsync.rule.RuleOutcome.NotApplied;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.SampleOrder;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.testing.PropertyTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/** Evaluates random rulesets on random orders. */
class RandomRulesetsTest {

    private static final int ORDERS_EACH = 5;

    @PropertyTest(seeds = 1_000)
    void compiledConditionsAgreeWithANaiveInterpreter(long seed) {
        RandomShop shop = new RandomShop(new Random(seed));
        Map<String, Object> when = shop.condition(3);
        Map<String, Object> items = shop.itemCondition(2);
        Ruleset ruleset = RulesetFixture.ruleset("{currency: USD, timezone: UTC, exchangeRates: {GBP: \"0.80\"},"
                + "tiers: {levels: [{id: silver, from: 5}, {id: gold, from: 9}]},"
                + "rules: [{id: a, type: cart, when: " + json(when) + ", items: " + json(items)
                + ", earn: {style: per-quantity, points: 1, step: 0.25}}]}");
        for (int count = 0; count < ORDERS_EACH; count++) {
            Facts facts = shop.order().facts(ruleset, shop.customer());
            assertThat(outcome(ruleset, facts))
                    .as("order %d: %s of %s", count, when, items)
                    .isEqualTo(naive(when, items, facts));
            assertTraceMatchesOutcome(ruleset, facts);
        }
    }

    @PropertyTest(seeds = 1_000)
    void compiledConditionsOnActivitiesAgreeWithANaiveInterpreter(long seed) {
        RandomShop shop = new RandomShop(new Random(seed));
        Map<String, Object> when = shop.activityCondition(3);
        Ruleset ruleset = RulesetFixture.ruleset(
                "{currency: USD, timezone: UTC, rules: [{id: a, type: behavior, event: \"custom:party\", when: "
                        + json(when) + ", earn: {style: fixed, points: 1}}]}");
        Condition compiled =
                ruleset.chain(Trigger.activity("custom:party")).getFirst().when();
        for (int count = 0; count < ORDERS_EACH; count++) {
            Facts facts = shop.activity();
            assertThat(compiled.holds(facts))
                    .as("activity %d: %s", count, when)
                    .isEqualTo(new NaiveConditions(facts).holds(when, null))
                    .isEqualTo(compiled.explain(facts).held());
        }
    }

    private static String outcome(Ruleset ruleset, Facts facts) {
        RuleOutcome outcome = ruleset.run(Trigger.ORDER_PLACED, facts).getFirst();
        return switch (outcome) {
            case Applied applied -> String.valueOf(applied.points());
            case RuleOutcome.Tried tried -> "trial " + tried.points();
            case NotApplied notApplied -> notApplied.reason().name();
        };
    }

    private static void assertTraceMatchesOutcome(Ruleset ruleset, Facts facts) {
        RuleTrace trace = ruleset.explain(ruleset.run(Trigger.ORDER_PLACED, facts), facts, LimitLookup.UNLIMITED)
                .getFirst();
        boolean noItem = trace.items() != null;
        assertThat(trace.when().held()).isEqualTo(noItem || trace.outcome() instanceof Applied);
        if (noItem) {
            assertThat(trace.items().held()).isFalse();
            assertThat(((NotApplied) trace.outcome()).reason()).isEqualTo(RuleOutcome.SkipReason.ITEMS);
        }
        if (trace.outcome() instanceof Applied applied) {
            assertThat(trace.points().points()).isEqualTo(applied.points());
            BigDecimal eligibleTotal = trace.points().shares().stream()
                    .map(PointsTrace.Share::eligible)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(eligibleTotal).isEqualByComparingTo(trace.points().eligibleTotal());
        }
    }

    private static String naive(Map<String, Object> when, Map<String, Object> items, Facts facts) {
        NaiveConditions naive = new NaiveConditions(facts);
        if (!naive.holds(when, null)) {
            return "CONDITIONS";
        }
        List<PricedLine> matching = facts.pricedOrder().lines().stream()
                .filter(line -> naive.holds(items, line))
                .toList();
        if (matching.isEmpty()) {
            return "ITEMS";
        }
        return matching.stream()
                .map(line -> line.line().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BigDecimal.valueOf(4))
                .toBigInteger()
                .toString();
    }

    @PropertyTest(seeds = 500)
    void corruptFilesNeverCauseExceptions(long seed) throws IOException {
        byte[] file = Files.readAllBytes(Path.of("src/test/resources/rulesets/good/everything.yaml"));
        byte[] corrupted = corrupted(file, new Random(seed));
        runIfValid(corrupted);
    }

    private static byte[] corrupted(byte[] file, Random random) {
        byte[] corrupted = file.clone();
        String replacements = "{}[]:,-&*!?|>'\"%@` \n\t#~0aé";
        for (int hits = random.nextInt(4); hits >= 0; hits--) {
            int from = random.nextInt(file.length);
            corrupted[from] = (byte) replacements.charAt(random.nextInt(replacements.length()));
        }
        return corrupted;
    }

    private static void runIfValid(byte[] file) {
        switch (RulesetReader.read("corrupted.yaml", file)) {
            case RulesetReader.Result.Invalid(List<RulesetError> errors) -> {
                assertThat(errors).isNotEmpty();
                assertThat(new DiagnosticReport(file).render(errors)).isNotEmpty();
            }
            case RulesetReader.Result.Valid(Ruleset ruleset) -> {
                Facts facts = SampleOrder.usd().line("A", "1", "5").facts(ruleset);
                for (Trigger trigger : ruleset.chains().keySet()) {
                    ruleset.run(trigger, facts);
                }
            }
        }
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(entry.getKey()) + ": " + json(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list ->
                list.stream().map(RandomRulesetsTest::json).collect(Collectors.joining(", ", "[", "]"));
            case String text -> '"' + text + '"';
            default -> String.valueOf(value);
        };
    }
}
