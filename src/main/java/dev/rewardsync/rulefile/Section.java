package dev.rewardsync.rulefile;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named values of the file that belong together. What is wrong or missing is recorded among the problems and read as a
 * placeholder: nothing read from a file with problems is ever used.
 */
record Section(String path, YamlValue.Mapping mapping, Problems problems) {

    /** Why what the contract has, and this version has not, is refused. */
    static final String NOT_YET = "not supported in this version";

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
                problems.addUnknown(entry.at(), Field.child(path, entry.key()), "key", entry.key(), known);
            }
        }
    }

    /** Records a key that must not be here, where it is. */
    void refuse(String key, String why) {
        YamlValue.Entry entry = find(key);
        if (entry != null) {
            problems.add(entry.at(), Field.child(path, key), why);
        }
    }

    /** Whether a key is there, whatever its value. */
    boolean has(String key) {
        return find(key) != null;
    }

    /** A value that may be left out. */
    <T> T read(String key, T fallback, Reading<Field, T> reading) {
        T read = readOrNull(key, reading);
        return read == null ? fallback : read;
    }

    /** A value that may be left out and then is null. */
    <T> @Nullable T readOrNull(String key, Reading<Field, T> reading) {
        YamlValue.Entry entry = find(key);
        return entry == null ? null : reading.of(field(entry));
    }

    /** A value that must be there. */
    <T> T require(String key, T placeholder, Reading<Field, T> reading) {
        T read = requireOrNull(key, reading);
        return read == null ? placeholder : read;
    }

    /** A value that must be there, null where it is missing or wrong. */
    <T> @Nullable T requireOrNull(String key, Reading<Field, T> reading) {
        if (!has(key)) {
            problems.add(mapping.at(), path, "the key " + Field.quoted(key) + " is missing");
            return null;
        }
        return readOrNull(key, reading);
    }

    private YamlValue.@Nullable Entry find(String key) {
        for (YamlValue.Entry entry : mapping.entries()) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    private Field field(YamlValue.Entry entry) {
        return new Field(Field.child(path, entry.key()), entry.value(), problems);
    }

    /**
     * A named value.
     *
     * @param at where the name begins
     */
    record Entry(Place at, String key, Field field) {}
}
