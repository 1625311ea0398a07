package dev.rewardsync.rule.yaml;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named values of the file that belong together. What is wrong or missing is recorded among the problems and read as a
 * placeholder: nothing read from a file with problems is ever used.
 *
 * @param common where values that are left out come from; null for nowhere
 */
record YamlSection(
        String path,
        YamlValue.Mapping mapping,
        ErrorCollector problems,
        @Nullable YamlSection common) {

    /** Values that stand for themselves. */
    YamlSection(String path, YamlValue.Mapping mapping, ErrorCollector problems) {
        this(path, mapping, problems, null);
    }

    /** These values, and for each that is left out the one of another section, if it has one. */
    YamlSection over(YamlSection other) {
        return new YamlSection(path, mapping, problems, other);
    }

    /** All names with their values. */
    List<Entry> entries() {
        return mapping.entries().stream()
                .map(entry -> new Entry(entry.at(), entry.key(), field(entry)))
                .toList();
    }

    /** Records keys that have no meaning here. */
    void refuseOtherKeys(Collection<String> known) {
        for (YamlValue.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                problems.addUnknown(entry.at(), YamlField.child(path, entry.key()), "key", entry.key(), known);
            }
        }
    }

    /** Records a key that must not be here, where it is; one in common is for others to use. */
    void refuse(String key, String why) {
        YamlValue.Entry entry = find(key);
        if (entry != null) {
            problems.add(entry.at(), YamlField.child(path, key), why);
        }
    }

    /** Whether a key is there, whatever its value. */
    boolean has(String key) {
        return field(key) != null;
    }

    /** A value that may be left out. */
    <T> T read(String key, T fallback, ValueReader<YamlField, T> reading) {
        T read = readOrNull(key, reading);
        return read == null ? fallback : read;
    }

    /** A value that may be left out and then is null. */
    <T> @Nullable T readOrNull(String key, ValueReader<YamlField, T> reading) {
        YamlField field = field(key);
        return field == null ? null : reading.of(field);
    }

    /** A value that must be there. */
    <T> T require(String key, T placeholder, ValueReader<YamlField, T> reading) {
        T read = requireOrNull(key, reading);
        return read == null ? placeholder : read;
    }

    /** A value that must be there, null where it is missing or wrong. */
    <T> @Nullable T requireOrNull(String key, ValueReader<YamlField, T> reading) {
        if (!has(key)) {
            problems.add(mapping.at(), path, "the key " + YamlField.quoted(key) + " is missing");
            return null;
        }
        return readOrNull(key, reading);
    }

    /** A value as it is written; null where it is left out. */
    @Nullable
    YamlField field(String key) {
        YamlValue.Entry entry = find(key);
        if (entry != null) {
            return field(entry);
        }
        return common == null ? null : common.field(key);
    }

    private YamlValue.@Nullable Entry find(String key) {
        for (YamlValue.Entry entry : mapping.entries()) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    private YamlField field(YamlValue.Entry entry) {
        return new YamlField(YamlField.child(path, entry.key()), entry.value(), problems);
    }

    /**
     * A named value.
     *
     * @param at where the name begins
     */
    record Entry(SourceLocation at, String key, YamlField field) {}
}
