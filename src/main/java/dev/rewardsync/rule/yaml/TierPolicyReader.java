package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.TierPolicy.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file's {@code tiers}. */
final class TierPolicyReader {

    private static final List<String> KEYS = List.of("basis", "window", "levels");
    private static final Map<String, TierPolicy.Basis> BASES = NameReader.inCamelCase(TierPolicy.Basis.class);

    private final Map<String, SourceLocation> ids = new HashMap<>();

    @Nullable
    TierPolicy read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        return new TierPolicy(
                section.read("basis", TierPolicy.Basis.LIFETIME_SALES, basis -> basis.oneOf("basis", BASES)),
                section.readOrNull("window", PeriodReader::lasting),
                section.require("levels", List.of(), this::levels));
    }

    private @Nullable List<Level> levels(YamlField field) {
        List<YamlField> fields = field.list("a list of levels, at least one");
        if (fields == null) {
            return null;
        }
        List<Level> levels = new ArrayList<>();
        for (YamlField each : fields) {
            Level level = level(each, levels.isEmpty() ? null : levels.getLast());
            if (level != null) {
                levels.add(level);
            }
        }
        return List.copyOf(levels);
    }

    private @Nullable Level level(YamlField field, @Nullable Level before) {
        YamlSection section = field.section(List.of("id", "from"));
        if (section == null) {
            return null;
        }
        String id = section.requireOrNull("id", this::id);
        BigDecimal from = section.requireOrNull("from", it -> from(it, before));
        return id == null || from == null ? null : new Level(id, from);
    }

    private @Nullable String id(YamlField field) {
        String id = NameReader.id(field, ids);
        if (TierPolicy.NONE.equals(id)) {
            field.problem("the id \"none\" is taken: it stands for everyone below the first level", "an id of its own");
        }
        return id;
    }

    private static @Nullable BigDecimal from(YamlField field, @Nullable Level before) {
        BigDecimal from = field.positiveDecimal();
        if (from != null && before != null && from.compareTo(before.from()) <= 0) {
            field.problem(
                    "no more than the level before",
                    "more than " + before.from().toPlainString() + "; levels go from the lowest to the highest");
        }
        return from;
    }
}
