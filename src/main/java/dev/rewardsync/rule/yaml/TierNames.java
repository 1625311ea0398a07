package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.TierPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tiers that rules can name.
 *
 * @param inFile whether the file has tiers at all
 * @param known each by itself, {@code none} first; null where the file gets its tiers so wrong that any name may be one
 */
record TierNames(boolean inFile, @Nullable Map<String, String> known) {

    /** Why tiers can't be named in a file that has none. */
    static final String NO_TIERS = "this file has no tiers";

    /** A file without tiers. */
    static final TierNames ABSENT = new TierNames(false, null);

    /** The tiers of a file that has some. */
    static TierNames of(@Nullable TierPolicy policy) {
        if (policy == null) {
            return new TierNames(true, null);
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put(TierPolicy.NONE, TierPolicy.NONE);
        policy.levels().forEach(level -> names.put(level.id(), level.id()));
        return new TierNames(true, names);
    }

    /** A tier that something is asked of; null where there is none of that name. */
    @Nullable
    String read(YamlField field) {
        return known == null ? field.text() : field.oneOf("tier", known);
    }

    /** Records a key that is no tier. */
    void check(YamlSection.Entry entry) {
        if (known != null && !known.containsKey(entry.key())) {
            entry.field().problems().addUnknown(entry.at(), entry.field().path(), "tier", entry.key(), known.keySet());
        }
    }
}
