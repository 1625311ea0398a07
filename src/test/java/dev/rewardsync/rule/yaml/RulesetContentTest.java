package dev.rewardsync.rule.yaml;

import static dev.rewardsync.rule.yaml.RulesetFixture.ruleset;
import static dev.rewardsync.rule.yaml.RulesetFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.ExpiryPeriod;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Clawback;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarnBase;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleMessages;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierGuarantee;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.Trigger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rulesets read from valid files. */
class RulesetContentTest {

    private static final Path GOOD = Path.of("src/test/resources/rulesets/good");

    @ParameterizedTest
    @MethodSource("goodFiles")
    void canonicalContentIsTheSameRuleset(Path file) throws IOException {
        Ruleset original = ruleset(Files.readString(file));

        Ruleset read = ruleset(original.content());
        assertThat(read.version()).isEqualTo(original.version());
        assertThat(read.content()).isEqualTo(original.content());
        assertThat(read.snapshots()).isEqualTo(original.snapshots());
    }

    static List<Path> goodFiles() throws IOException {
        try (Stream<Path> files = Files.list(GOOD)) {
            return files.toList();
        }
    }

    @Test
    void omittedKeysHaveDefaults() {
        Ruleset minimal = usd("rules: [{id: a, type: cart, earn: {style: per-spent, points: 1, step: 1}}]");
        assertThat(minimal.points())
                .isEqualTo(new PointsPolicy(
                        null,
                        new Award("completed", null),
                        new EarnBase(true, false, false, false, Set.of()),
                        RefundPolicy.PROPORTIONAL,
                        Clawback.UNLIMITED));
        assertThat(minimal.redemption()).isEqualTo(RedemptionPolicy.NONE);
        EarningRule rule = minimal.chain(Trigger.ORDER_PLACED).getFirst();
        assertThat(rule)
                .extracting(
                        EarningRule::name,
                        EarningRule::displayName,
                        EarningRule::active,
                        EarningRule::priority,
                        EarningRule::stop,
                        EarningRule::limits,
                        EarningRule::messages,
                        EarningRule::showOnProductPage)
                .containsExactly("a", null, true, 0, false, List.of(), RuleMessages.NONE, false);
        assertThat(rule.websites()).isEmpty();
        assertThat(rule.earn())
                .isEqualTo(new EarningStyle.PerSpent(1, BigDecimal.ONE, EarningStyle.PartialSteps.DROP, 0));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Ruleset everything = ruleset(Files.readString(GOOD.resolve("everything.yaml")));
        assertThat(everything.currency()).isEqualTo(Currency.of("USD"));
        assertThat(everything.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(everything.exchangeRates())
                .isEqualTo(Map.of("GBP", new BigDecimal("0.80"), "JPY", new BigDecimal("150")));
        assertThat(everything.points())
                .isEqualTo(new PointsPolicy(
                        new ExpiryTerms(
                                new ExpiryPeriod(Period.ofDays(365), CalendarEnd.END_OF_YEAR),
                                ExpiryTerms.Start.ACTIVITY),
                        new Award("completed", Period.ofDays(14)),
                        new EarnBase(true, true, true, true, Set.of("gift-card", "store-credit")),
                        RefundPolicy.RECOMPUTE,
                        Clawback.WITHIN_BALANCE));
        RedemptionPolicy redemption = everything.redemption();
        assertThat(redemption)
                .extracting(
                        RedemptionPolicy::minPoints,
                        RedemptionPolicy::maxPointsPerOrder,
                        RedemptionPolicy::step,
                        RedemptionPolicy::coversShipping,
                        RedemptionPolicy::coversTax)
                .containsExactly(100L, 5000L, 50L, true, false);
        assertThat(redemption.items()).isNotNull();
        RedemptionPolicy.Rate vip = redemption.rates().getFirst();
        assertThat(vip.when()).isNotSameAs(Condition.ALWAYS);
        assertThat(redemption.rates())
                .containsExactly(
                        new RedemptionPolicy.Rate(
                                "vip",
                                true,
                                -1,
                                Set.of("main"),
                                Set.of("vip"),
                                Set.of("none", "gold"),
                                vip.when(),
                                100,
                                new BigDecimal("2"),
                                new RedemptionPolicy.Limit(null, new BigDecimal("50"), new BigDecimal("25.5"))),
                        new RedemptionPolicy.Rate(
                                "default",
                                true,
                                0,
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Condition.ALWAYS,
                                100,
                                new BigDecimal("1.00"),
                                new RedemptionPolicy.Limit(5000L, null, null)));
        EarningRule spend = everything.chain(Trigger.ORDER_PLACED).stream()
                .filter(rule -> rule.id().equals("spend"))
                .findFirst()
                .orElseThrow();
        assertThat(spend.earn())
                .isEqualTo(
                        new EarningStyle.PerSpent(1, new BigDecimal("1.00"), EarningStyle.PartialSteps.HALF_UP, 500));
        assertThat(spend.expiry()).isEqualTo(ExpiryTerms.afterRelease(Period.ofYears(1)));
        assertThat(spend.onRefund()).isEqualTo(RefundPolicy.KEEP);
        assertThat(spend.messages().product()).isEqualTo("Earn 1 point per $1");
        assertThat(spend.groups()).containsExactlyInAnyOrder("general", "vip");
    }

    @Test
    void tierOverridesInheritOmittedKeys() throws IOException {
        Ruleset tiers = ruleset(Files.readString(GOOD.resolve("tiers.yaml")));
        assertThat(tiers.tiers())
                .isEqualTo(new TierPolicy(
                        TierPolicy.Basis.POINTS_EARNED,
                        Period.ofDays(365),
                        new TierGuarantee.ToEndOfYear(1),
                        List.of(
                                new TierPolicy.Level("silver", new BigDecimal("500")),
                                new TierPolicy.Level("gold", new BigDecimal("2000.50")))));
        EarningRule spend = tiers.chain(Trigger.ORDER_PLACED).getFirst();
        EarningStyle.PartialSteps drop = EarningStyle.PartialSteps.DROP;
        assertThat(spend.earnFor("gold")).isEqualTo(new EarningStyle.PerSpent(2, new BigDecimal("1.00"), drop, 500));
        assertThat(spend.earnFor("silver")).isEqualTo(new EarningStyle.Fixed(7, 500));
        assertThat(spend.earnFor("none"))
                .isEqualTo(new EarningStyle.PerSpent(1, new BigDecimal("5"), EarningStyle.PartialSteps.CEIL, 0));
        assertThat(spend.earnFor("bronze")).isEqualTo(spend.earn());
        assertThat(spend.assignGroup()).isEqualTo("buyers");
    }

    @Test
    void everyEventHasItsChain() throws IOException {
        Ruleset events = ruleset(Files.readString(GOOD.resolve("events.yaml")));
        assertThat(Trigger.BEHAVIOR_TRIGGERS)
                .noneMatch(trigger -> events.chain(trigger).isEmpty());
        assertThat(events.inactivityDays()).containsExactly(30, 90);
        assertThat(events.chain(Trigger.inactive(90)).getFirst().id()).isEqualTo("g");
        assertThat(events.chain(Trigger.activity("custom:donated"))).isNotEmpty();
    }

    @Test
    void onlyCartRulesInheritOmittedAwardKeys() throws IOException {
        Ruleset everything = ruleset(Files.readString(GOOD.resolve("everything.yaml")));
        assertThat(award(everything, Trigger.ORDER_PLACED, "spend")).isEqualTo(new Award("completed", null));
        assertThat(award(everything, Trigger.ORDER_PLACED, "pieces"))
                .isEqualTo(new Award("completed", Period.ofDays(14)));
        assertThat(award(everything, Trigger.REVIEW_APPROVED, "review").hold()).isNull();
        assertThat(award(everything, Trigger.ORDER_COMPLETED, "completed").hold())
                .isEqualTo(Period.ofDays(7));
        EarningRule review = everything.chain(Trigger.REVIEW_APPROVED).getFirst();
        assertThat(review.expiry()).isEqualTo(everything.points().expiry());
        assertThat(review.onRefund()).isEqualTo(RefundPolicy.RECOMPUTE);
    }

    private static Award award(Ruleset ruleset, Trigger trigger, String id) {
        return ruleset.chain(trigger).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow()
                .award();
    }

    @ParameterizedTest
    @CsvSource({
        // from, to, first instant in force, first instant no longer in force
        "2026-11-01, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        "2026-02-28, 2026-02-28, 2026-02-28T05:00:00Z, 2026-03-01T05:00:00Z",
        "2026-11-01T10:00:00+01:00, 2026-11-01T10:00:00.5Z, 2026-11-01T09:00:00Z, 2026-11-01T10:00:00.500000001Z",
        "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z, 2026-11-01T10:00:00.000000001Z",
    })
    void datesAreWholeDaysInTheTimeZoneAndTheEndIsInclusive(String from, String to, Instant begins, Instant ends) {
        EarningRule rule = usd("rules: [{id: a, type: cart, earn: {style: fixed, points: 1}, from: \"" + from
                        + "\", to: \"" + to + "\"}]")
                .chain(Trigger.ORDER_PLACED)
                .getFirst();
        assertThat(List.of(rule.from(), rule.until())).containsExactly(begins, ends);
    }

    @Test
    void theVersionDependsOnTheContentOnly() throws IOException {
        Ruleset json = ruleset(Files.readString(GOOD.resolve("anchors.json")));
        Ruleset yaml = ruleset(Files.readString(GOOD.resolve("anchors.yaml")));
        assertThat(json.version()).matches("[0-9a-f]{12}").isEqualTo(yaml.version());
    }

    @Test
    void theVersionIsStable() {
        // printf '%s' '{"currency":"EUR","rules":[],"timezone":"UTC"}' | sha256sum
        assertThat(ruleset("timezone: UTC\nrules: []\ncurrency: EUR\n").version())
                .isEqualTo("d6a1559d5a92");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            points: {expireAfter: P1Y}     | points: {expireAfter: P12M}          | false
            exchangeRates: {GBP: 0.80}     | exchangeRates: {GBP: 0.8}            | true
            exchangeRates: {GBP: 0.80}     | exchangeRates: {GBP: "0.80"}         | false
            points: {onRefund: "keep"}     | {points: {"onRefund": 'keep'}}       | true
            """)
    void theVersionChangesOnlyWithTheValues(String one, String other, boolean same) {
        String versionOfOne = withHead(one).version();
        assertThat(versionOfOne.equals(withHead(other).version())).isEqualTo(same);
    }

    private static Ruleset withHead(String rest) {
        return rest.startsWith("{")
                ? ruleset("{currency: USD, timezone: UTC, " + rest.substring(1))
                : ruleset("currency: USD\ntimezone: UTC\n" + rest);
    }
}
