package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.TierGuarantee;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.TierPolicy.Level;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the file's {@code tiers}. */
final class TierPolicyReader {

    private static final List<String> KEYS = List.of("basis", "window", "guarantee", "levels");
    private static final Map<String, TierPolicy.Basis> BASES = NameReader.camelCase(TierPolicy.Basis.class);

    private static final String END_OF_YEAR = "end-of-year";
    private static final String END_OF_NEXT_YEAR = "end-of-next-year";
    private static final List<String> GUARANTEES = List.of(END_OF_YEAR, END_OF_NEXT_YEAR, "P30D");

    private final Map<String, SourceLocation> ids = new HashMap<>();

    /** Reads {@code tiers}; returns null after adding an error. */
    @Nullable
    TierPolicy read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new TierPolicy(
                section.read("basis", TierPolicy.Basis.LIFETIME_SALES, basis -> basis.oneOf("basis", BASES)),
                section.readOrNull("window", PeriodReader::positive),
                section.readOrNull("guarantee", TierPolicyReader::guarantee),
                section.require("levels", List.of(), this::levels));
    }

    private static @Nullable TierGuarantee guarantee(YamlField field) {
        if (field.value() instanceof YamlValue.TextScalar(SourceLocation at, String text) && !text.startsWith("P")) {
            return switch (text) {
                case END_OF_YEAR -> new TierGuarantee.ToEndOfYear(0);
                case END_OF_NEXT_YEAR -> new TierGuarantee.ToEndOfYear(1);
                default -> {
                    field.errors().addUnknown(at, field.path(), "guarantee", text, GUARANTEES);
                    yield null;
                }
            };
        }
        Period period = PeriodReader.positive(field);
        return period == null ? null : new TierGuarantee.OfPeriod(period);
    }

    private @Nullable List<Level> levels(YamlField field) {
        List<YamlField> fields = field.list("a list of levels, at least one");
        if (fields == null) {
            return null;
        }
        List<Level> levels = new ArrayList<>();
        for (YamlField element : fields) {
            Level level = level(element, levels.isEmpty() ? null : levels.getLast());
            if (level != null) {
                levels.add(level);
            }
        }
        return List.copyOf(levels);
    }

    private @Nullable Level level(YamlField field, @Nullable Level previous) {
        YamlSection section = field.section(List.of("id", "from"));
        if (section == null) {
            return null;
        }
        String id = section.requireOrNull("id", this::id);
        BigDecimal from = section.requireOrNull("from", value -> from(value, previous));
        return id == null || from == null ? null : new Level(id, from);
    }

    private @Nullable String id(YamlField field) {
        String id = NameReader.id(field, ids);
        if (TierPolicy.NONE.equals(id)) {
            field.addError("the id \"none\" is reserved for customers below the first level", "another id");
        }
        return id;
    }

    private static @Nullable BigDecimal from(YamlField field, @Nullable Level previous) {
        BigDecimal from = field.positiveDecimal();
        if (from != null && previous != null && from.compareTo(previous.from()) <= 0) {
            field.addError(
                    "not more than the previous level",
                    "more than " + previous.from().toPlainString() + "; levels are in ascending order");
        }
        return from;
    }
}
