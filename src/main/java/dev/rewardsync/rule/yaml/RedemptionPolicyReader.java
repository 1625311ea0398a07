package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Limit;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the file's {@code redemption}. */
final class RedemptionPolicyReader {

    /** The policy of a file without {@code redemption}: points cannot be spent. */
    static final RedemptionPolicy DEFAULTS = new RedemptionPolicy(0, null, false, List.of());

    private static final List<String> KEYS = List.of("minPoints", "maxPointsPerOrder", "coversShipping", "rates");
    private static final List<String> RATE_KEYS =
            List.of("id", "active", "priority", "websites", "groups", "points", "value", "limit");

    private final Map<String, SourceLocation> rateIds = new HashMap<>();

    /** Reads {@code redemption}; returns null after adding an error. */
    @Nullable
    RedemptionPolicy read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new RedemptionPolicy(
                section.read("minPoints", DEFAULTS.minPoints(), YamlField::points),
                section.readOrNull("maxPointsPerOrder", YamlField::points),
                section.read("coversShipping", DEFAULTS.coversShipping(), YamlField::flag),
                section.read("rates", DEFAULTS.rates(), this::rates));
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
                section.require("points", 1L, YamlField::positivePoints),
                section.require("value", BigDecimal.ONE, YamlField::positiveDecimal),
                section.readOrNull("limit", RedemptionPolicyReader::limit));
    }

    private static @Nullable Limit limit(YamlField field) {
        YamlSection section = field.section(List.of("points", "percent"));
        if (section == null) {
            return null;
        }
        Long points = section.readOrNull("points", YamlField::points);
        BigDecimal percent = section.readOrNull("percent", YamlField::percent);
        if (section.has("points") == section.has("percent")) {
            field.addError("not a limit", "either points or percent");
        }
        if (points != null) {
            return new Limit.Points(points);
        }
        return percent == null ? null : new Limit.Percent(percent);
    }
}
