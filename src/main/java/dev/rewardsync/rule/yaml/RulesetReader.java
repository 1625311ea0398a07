package dev.rewardsync.rule.yaml;

import dev.rewardsync.money.Currency;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.StatusNames;
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

/** Reads ruleset files in YAML or JSON and validates them. {@code docs/ruleset-reference.md} describes the format. */
public final class RulesetReader {

    /** The size limit of a file: 1 MiB. */
    public static final int MAX_BYTES = YamlSource.MAX_BYTES;

    private static final List<String> KEYS =
            List.of("currency", "timezone", "points", "redemption", "exchangeRates", "statuses", "tiers", "rules");
    private static final Currency PLACEHOLDER_CURRENCY = Currency.of("USD");

    private RulesetReader() {}

    /** The result of reading a file. */
    public sealed interface Result {
        /** The file is valid. */
        record Valid(Ruleset ruleset) implements Result {}

        /** The file has errors, at least one, in the order of their locations. */
        record Invalid(List<RulesetError> errors) implements Result {}
    }

    /**
     * Reads and validates a file.
     *
     * @param fileName for messages
     */
    public static Result read(String fileName, byte[] content) {
        ErrorCollector errors = new ErrorCollector(fileName);
        LocatedRuleset located = readLocated(content, errors);
        if (located != null) {
            MultipliedRules.check(located.rules());
        }
        return result(located, errors);
    }

    /** Reads the text of a {@link RuleSnapshots snapshot}, a file with one rule. The rules that it multiplies are not in it. */
    static Result readSnapshot(String fileName, byte[] content) {
        ErrorCollector errors = new ErrorCollector(fileName);
        return result(readLocated(content, errors), errors);
    }

    private static Result result(@Nullable LocatedRuleset located, ErrorCollector errors) {
        return located != null && errors.isEmpty()
                ? new Result.Valid(located.ruleset())
                : new Result.Invalid(errors.inOrder());
    }

    /** Reads a file with locations. If errors were added, the result has placeholders or is null. */
    static @Nullable LocatedRuleset readLocated(byte[] content, ErrorCollector errors) {
        YamlValue value = YamlSource.read(content, errors);
        YamlSection section = value == null ? null : new YamlField("", value, errors).section(KEYS);
        return section == null ? null : readLocated(section);
    }

    private static LocatedRuleset readLocated(YamlSection section) {
        Currency currency = section.require("currency", PLACEHOLDER_CURRENCY, RulesetReader::currency);
        ZoneId zone = section.require("timezone", ZoneOffset.UTC, RulesetReader::zone);
        StatusNames statuses = section.read("statuses", StatusNames.DEFAULTS, StatusNamesReader::read);
        PointsPolicyReader policyReader = new PointsPolicyReader(statuses);
        PointsPolicy points = section.read("points", PointsPolicyReader.DEFAULTS, policyReader::read);
        TierPolicy tiers = section.readOrNull("tiers", new TierPolicyReader()::read);
        TierNames tierNames = section.has("tiers") ? TierNames.of(tiers) : TierNames.ABSENT;
        EarningRuleReader ruleReader = new EarningRuleReader(points, policyReader, new InstantReader(zone), tierNames);
        List<LocatedRule> rules = section.read("rules", List.of(), list -> rules(list, ruleReader));
        String content = CanonicalContent.of(section.mapping());
        Ruleset ruleset = new Ruleset(
                CanonicalContent.versionOf(content),
                content,
                currency,
                zone,
                points,
                section.read("redemption", RedemptionPolicy.NONE, new RedemptionPolicyReader(tierNames)::read),
                section.read("exchangeRates", Map.of(), rates -> exchangeRates(rates, currency)),
                statuses,
                tiers,
                Ruleset.chains(rules.stream().map(LocatedRule::rule).toList()),
                section.errors().isEmpty() ? RuleSnapshots.of(section.mapping(), rules) : Map.of());
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
            field.errors()
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
        for (YamlSection.NamedField entry : section.entries()) {
            BigDecimal rate = entry.field().positiveDecimal();
            if (Currency.find(entry.key()).isEmpty() || entry.key().equals(base.code())) {
                field.errors()
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
