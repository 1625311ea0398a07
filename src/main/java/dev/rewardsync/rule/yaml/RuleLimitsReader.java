package dev.rewardsync.rule.yaml;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.rule.RuleLimit;
import dev.rewardsync.rule.RuleLimit.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a rule's {@code limits} and {@code maxPerDay}. */
final class RuleLimitsReader {

    private static final Map<String, LimitPeriod> PERIODS = NameReader.kebabCase(LimitPeriod.class);
    private static final String POINTS = "points";
    private static final String TIMES = "times";

    private RuleLimitsReader() {}

    /** Reads the limits of a rule. {@code maxPerDay} is the last one. */
    static List<RuleLimit> read(YamlSection rule) {
        List<RuleLimit> limits = rule.read("limits", List.of(), RuleLimitsReader::limits);
        long maxPerDay = rule.read("maxPerDay", 0L, YamlField::points);
        return maxPerDay == 0
                ? limits
                : Stream.concat(limits.stream(), Stream.of(new RuleLimit(Measure.POINTS, maxPerDay, LimitPeriod.DAY)))
                        .toList();
    }

    private static @Nullable List<RuleLimit> limits(YamlField field) {
        List<YamlField> fields = field.list("a list such as [{points: 500, per: month}]; omit the key for no limit");
        return fields == null
                ? null
                : fields.stream()
                        .map(RuleLimitsReader::limit)
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static @Nullable RuleLimit limit(YamlField field) {
        YamlSection section = field.section(List.of(POINTS, TIMES, "per"));
        if (section == null) {
            return null;
        }
        if (section.has(POINTS) == section.has(TIMES)) {
            field.addError(
                    section.has(POINTS) ? "a limit of points and of times" : "a limit of neither points nor times",
                    "one of points and times; for both, write two limits");
        }
        Measure measure = section.has(TIMES) ? Measure.TIMES : Measure.POINTS;
        Long points = section.readOrNull(POINTS, YamlField::positivePoints);
        Long times = section.readOrNull(TIMES, YamlField::positivePoints);
        LimitPeriod per = section.requireOrNull("per", value -> value.oneOf("period", PERIODS));
        Long max = measure == Measure.TIMES ? times : points;
        return per == null || max == null ? null : new RuleLimit(measure, max, per);
    }
}
