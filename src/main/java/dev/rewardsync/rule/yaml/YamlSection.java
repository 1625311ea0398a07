package dev.rewardsync.rule.yaml;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the file with typed access to its values. For a wrong or missing value, an error is added and a
 * placeholder returned. Placeholders are never used because a file with errors is rejected.
 *
 * @param defaults provides the omitted values; null for none
 */
record YamlSection(
        String path,
        YamlValue.Mapping mapping,
        ErrorCollector errors,
        @Nullable YamlSection defaults) {

    /** Creates a section without defaults. */
    YamlSection(String path, YamlValue.Mapping mapping, ErrorCollector errors) {
        this(path, mapping, errors, null);
    }

    /** Returns this section with another one as its defaults. */
    YamlSection withDefaults(YamlSection newDefaults) {
        return new YamlSection(path, mapping, errors, newDefaults);
    }

    /** Returns all keys with their values. */
    List<NamedField> entries() {
        return mapping.entries().stream()
                .map(entry -> new NamedField(entry.at(), entry.key(), field(entry)))
                .toList();
    }

    /** Adds an error for each unknown key. */
    void rejectUnknownKeys(Collection<String> known) {
        for (YamlValue.MappingEntry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                errors.addUnknown(entry.at(), YamlField.child(path, entry.key()), "key", entry.key(), known);
            }
        }
    }

    /** Adds an error if this section has a key. Keys of the defaults are allowed. */
    void rejectKey(String key, String reason) {
        YamlValue.MappingEntry entry = find(key);
        if (entry != null) {
            errors.add(entry.at(), YamlField.child(path, key), reason);
        }
    }

    /** Returns whether this section or its defaults have a key. */
    boolean has(String key) {
        return field(key) != null;
    }

    /** Reads an optional value; returns the fallback if it is missing or wrong. */
    <T> T read(String key, T fallback, ValueReader<YamlField, T> reader) {
        T value = readOrNull(key, reader);
        return value == null ? fallback : value;
    }

    /** Reads an optional value; returns null if it is missing or wrong. */
    <T> @Nullable T readOrNull(String key, ValueReader<YamlField, T> reader) {
        YamlField field = field(key);
        return field == null ? null : reader.read(field);
    }

    /** Reads a required value; returns the placeholder if it is missing or wrong. */
    <T> T require(String key, T placeholder, ValueReader<YamlField, T> reader) {
        T value = requireOrNull(key, reader);
        return value == null ? placeholder : value;
    }

    /** Reads a required value; returns null if it is missing or wrong. */
    <T> @Nullable T requireOrNull(String key, ValueReader<YamlField, T> reader) {
        if (!has(key)) {
            errors.add(mapping.at(), path, "the key " + YamlField.quoted(key) + " is missing");
            return null;
        }
        return readOrNull(key, reader);
    }

    /** Returns the field of a key, from this section or its defaults; null if there is none. */
    @Nullable
    YamlField field(String key) {
        YamlValue.MappingEntry entry = find(key);
        if (entry != null) {
            return field(entry);
        }
        return defaults == null ? null : defaults.field(key);
    }

    private YamlValue.@Nullable MappingEntry find(String key) {
        for (YamlValue.MappingEntry entry : mapping.entries()) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    private YamlField field(YamlValue.MappingEntry entry) {
        return new YamlField(YamlField.child(path, entry.key()), entry.value(), errors);
    }

    /**
     * A key with its value.
     *
     * @param at location of the key
     */
    record NamedField(SourceLocation at, String key, YamlField field) {}
}
