package dev.rewardsync.rule.yaml;

import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.ItemCondition;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Limit;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.condition.CompiledCondition;
import dev.rewardsync.rule.condition.CompiledItemCondition;
import dev.rewardsync.rule.condition.ConditionNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the file's {@code redemption}. */
final class RedemptionPolicyReader {

    private static final List<String> KEYS =
            List.of("minPoints", "maxPointsPerOrder", "step", "coversShipping", "coversTax", "items", "rates");
    private static final List<String> RATE_KEYS =
            List.of("id", "active", "priority", "websites", "groups", "tiers", "when", "points", "value", "limit");
    private static final List<String> LIMIT_KEYS = List.of("points", "percent", "percentOfBalance");

    private final TierNames tiers;
    private final ConditionReader<Facts> conditions;
    private final Map<String, SourceLocation> rateIds = new HashMap<>();

    RedemptionPolicyReader(TierNames tiers) {
        this.tiers = tiers;
        this.conditions = new ConditionReader<>(new RateLeafReader(tiers));
    }

    /** Reads {@code redemption}; returns null after adding an error. */
    @Nullable
    RedemptionPolicy read(YamlField field) {
        RedemptionPolicy defaults = RedemptionPolicy.NONE;
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new RedemptionPolicy(
                section.read("minPoints", defaults.minPoints(), YamlField::points),
                section.readOrNull("maxPointsPerOrder", YamlField::points),
                section.read("step", defaults.step(), YamlField::positivePoints),
                section.read("coversShipping", defaults.coversShipping(), YamlField::flag),
                section.read("coversTax", defaults.coversTax(), YamlField::flag),
                section.readOrNull("items", RedemptionPolicyReader::items),
                section.read("rates", defaults.rates(), this::rates));
    }

    private static @Nullable ItemCondition items(YamlField field) {
        ConditionNode<PricedLine> root = EventLeafReader.readItems(field);
        return root == null ? null : new CompiledItemCondition(root);
    }

    private @Nullable List<Rate> rates(YamlField field) {
        List<YamlField> fields = field.listOrEmpty("a list of rates");
        return fields == null
                ? null
                : fields.stream()
                        .map(this::rate)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparingInt(Rate::priority))
                        .toList();
    }

    private @Nullable Rate rate(YamlField field) {
        YamlSection section = field.section(RATE_KEYS);
        if (section == null) {
            return null;
        }
        return new Rate(
                section.require("id", "", id -> NameReader.id(id, rateIds)),
                section.read("active", true, YamlField::flag),
                section.read("priority", 0, YamlField::integer),
                section.read("websites", Set.of(), NameReader::names),
                section.read("groups", Set.of(), NameReader::names),
                section.read("tiers", Set.of(), this::tiers),
                section.read("when", Condition.ALWAYS, this::when),
                section.require("points", 1L, YamlField::positivePoints),
                section.require("value", BigDecimal.ONE, YamlField::positiveDecimal),
                section.read("limit", Limit.NONE, RedemptionPolicyReader::limit));
    }

    private @Nullable Set<String> tiers(YamlField field) {
        if (!tiers.inFile()) {
            field.addError(TierNames.NO_TIERS, null);
            return null;
        }
        List<YamlField> fields = field.list("a list of tiers, at least one; omit the key for all");
        return fields == null
                ? null
                : fields.stream().map(tiers::read).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Condition when(YamlField field) {
        ConditionNode<Facts> root = conditions.read(field);
        return root == null ? null : new CompiledCondition(root);
    }

    private static @Nullable Limit limit(YamlField field) {
        YamlSection section = field.section(LIMIT_KEYS);
        if (section == null) {
            return null;
        }
        if (LIMIT_KEYS.stream().noneMatch(section::has)) {
            field.addError("not a limit", "one or more of " + String.join(", ", LIMIT_KEYS));
        }
        return new Limit(
                section.readOrNull("points", YamlField::points),
                section.readOrNull("percent", YamlField::percent),
                section.readOrNull("percentOfBalance", YamlField::percent));
    }
}
