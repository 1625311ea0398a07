package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.TierPolicy.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the file's {@code tiers}. */
final class TierPolicyReader {

    private static final List<String> KEYS = List.of("basis", "window", "levels");
    private static final Map<String, TierPolicy.Basis> BASES = NameReader.camelCase(TierPolicy.Basis.class);

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
                section.require("levels", List.of(), this::levels));
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
