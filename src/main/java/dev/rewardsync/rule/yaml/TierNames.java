package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.TierPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tier names that rules can use.
 *
 * @param inFile whether the file has {@code tiers}
 * @param known the names, each mapped to itself, {@code none} first; null if the file's tiers are invalid, in which
 *     case all names are accepted
 */
record TierNames(boolean inFile, @Nullable Map<String, String> known) {

    /** The error message for tier names in a file without tiers. */
    static final String NO_TIERS = "this file has no tiers";

    /** A file without tiers. */
    static final TierNames ABSENT = new TierNames(false, null);

    /** Returns the names of a file with tiers; null stands for invalid tiers. */
    static TierNames of(@Nullable TierPolicy policy) {
        if (policy == null) {
            return new TierNames(true, null);
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put(TierPolicy.NONE, TierPolicy.NONE);
        policy.levels().forEach(level -> names.put(level.id(), level.id()));
        return new TierNames(true, names);
    }

    /** Reads a tier name; returns null after adding an error. */
    @Nullable
    String read(YamlField field) {
        return known == null ? field.text() : field.oneOf("tier", known);
    }

    /** Adds an error if a key is not a tier name. */
    void check(YamlSection.NamedField entry) {
        if (known != null && !known.containsKey(entry.key())) {
            entry.field().errors().addUnknown(entry.at(), entry.field().path(), "tier", entry.key(), known.keySet());
        }
    }
}
