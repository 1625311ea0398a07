package dev.rewardsync.rulefile;

import java.math.BigDecimal;
import java.util.List;

/** A value of a YAML file, with its place. */
sealed interface YamlValue {

    /** Where it begins. */
    Place at();

    /** What it is called in messages. */
    String kind();

    /** Named values, in the order of the file; every name once. */
    record Mapping(Place at, List<Entry> entries) implements YamlValue {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A list. */
    record Sequence(Place at, List<YamlValue> items) implements YamlValue {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A text. */
    record Text(Place at, String value) implements YamlValue {
        @Override
        public String kind() {
            return value.isBlank() ? "a blank text" : "the text " + Field.quoted(value);
        }
    }

    /** A number, as exact as it is written. */
    record Numeral(Place at, BigDecimal value) implements YamlValue {
        @Override
        public String kind() {
            return "the number " + value.toPlainString();
        }
    }

    /** True or false. */
    record Flag(Place at, boolean value) implements YamlValue {
        @Override
        public String kind() {
            return String.valueOf(value);
        }
    }

    /** No value: {@code null}, {@code ~} or nothing after a key. */
    record Nothing(Place at) implements YamlValue {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A value that is wrong in itself, whatever is wanted; that is among the problems already. */
    record Unreadable(Place at) implements YamlValue {
        @Override
        public String kind() {
            return "an unreadable value";
        }
    }

    /**
     * A named value.
     *
     * @param at where the name begins
     */
    record Entry(Place at, String key, YamlValue value) {}
}
