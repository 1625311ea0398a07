package dev.rewardsync.rule.yaml;

import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reader of ruleset files, YAML or JSON. A file that does not check is refused with every error in it. */
public final class RulesetReader {

    private static final List<String> KEYS =
            List.of("currency", "timezone", "points", "redemption", "exchangeRates", "tiers", "rules");
    private static final Currency ANY_CURRENCY = Currency.of("USD");

    private RulesetReader() {}

    /** What a file turned out to be. */
    public sealed interface Result {
        /** A ruleset without fault. */
        record Read(Ruleset ruleset) implements Result {}

        /** A file with errors, in the order of their places; at least one. */
        record Refused(List<RulesetError> errors) implements Result {}
    }

    /**
     * Reads a file.
     *
     * @param fileName for messages
     */
    public static Result read(String fileName, byte[] content) {
        ErrorCollector problems = new ErrorCollector(fileName);
        LocatedRuleset written = written(content, problems);
        return written != null && problems.isEmpty()
                ? new Result.Read(written.ruleset())
                : new Result.Refused(problems.inOrder());
    }

    /** A ruleset with the places of what it says; of no use where there are problems. */
    static @Nullable LocatedRuleset written(byte[] content, ErrorCollector problems) {
        YamlValue value = YamlSource.read(content, problems);
        YamlSection section = value == null ? null : new YamlField("", value, problems).section(KEYS);
        return section == null ? null : written(section);
    }

    private static LocatedRuleset written(YamlSection section) {
        Currency currency = section.require("currency", ANY_CURRENCY, RulesetReader::currency);
        ZoneId zone = section.require("timezone", ZoneOffset.UTC, RulesetReader::zone);
        PointsPolicy points = section.read("points", PointsPolicyReader.DEFAULTS, PointsPolicyReader::read);
        TierPolicy tiers = section.readOrNull("tiers", new TierPolicyReader()::read);
        TierNames tierNames = section.has("tiers") ? TierNames.of(tiers) : TierNames.ABSENT;
        EarningRuleReader ruleReader = new EarningRuleReader(points, new InstantReader(zone), tierNames);
        List<LocatedRule> rules = section.read("rules", List.of(), list -> rules(list, ruleReader));
        Ruleset ruleset = new Ruleset(
                CanonicalContent.versionOf(section.mapping()),
                currency,
                zone,
                points,
                section.read("redemption", RedemptionPolicyReader.DEFAULTS, new RedemptionPolicyReader()::read),
                section.read("exchangeRates", Map.of(), rates -> exchangeRates(rates, currency)),
                tiers,
                Ruleset.chains(rules.stream().map(LocatedRule::rule).toList()),
                section.problems().isEmpty() ? RuleSnapshots.of(section.mapping(), rules) : Map.of());
        return new LocatedRuleset(ruleset, section, rules);
    }

    private static @Nullable Currency currency(YamlField field) {
        return field.text(
                "an ISO 4217 currency such as USD", text -> Currency.find(text).orElse(null));
    }

    private static @Nullable ZoneId zone(YamlField field) {
        String name = field.text();
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            field.problems()
                    .addUnknown(field.value().at(), field.path(), "time zone", name, ZoneId.getAvailableZoneIds());
            return null;
        }
    }

    private static @Nullable List<LocatedRule> rules(YamlField field, EarningRuleReader reader) {
        List<YamlField> fields = field.listOrEmpty("a list of rules");
        return fields == null
                ? null
                : fields.stream().map(reader::read).filter(Objects::nonNull).toList();
    }

    private static @Nullable Map<String, BigDecimal> exchangeRates(YamlField field, Currency base) {
        YamlSection section = field.section();
        if (section == null) {
            return null;
        }
        Map<String, BigDecimal> rates = new HashMap<>();
        for (YamlSection.Entry entry : section.entries()) {
            BigDecimal rate = entry.field().positiveDecimal();
            if (Currency.find(entry.key()).isEmpty() || entry.key().equals(base.code())) {
                field.problems()
                        .add(
                                entry.at(),
                                entry.field().path(),
                                YamlField.quoted(entry.key()) + " is not another currency",
                                "an ISO 4217 currency other than " + base.code());
            }
            if (rate != null) {
                rates.put(entry.key(), rate);
            }
        }
        return Map.copyOf(rates);
    }
}
