package dev.rewardsync.rule.yaml;

import java.math.BigDecimal;
import java.util.List;

/** A value of a YAML file, with its place. */
sealed interface YamlValue {

    /** Where it begins. */
    SourceLocation at();

    /** What it is called in messages. */
    String kind();

    /** Named values, in the order of the file; every name once. */
    record Mapping(SourceLocation at, List<Entry> entries) implements YamlValue {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A list. */
    record Sequence(SourceLocation at, List<YamlValue> items) implements YamlValue {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A text. */
    record Text(SourceLocation at, String value) implements YamlValue {
        @Override
        public String kind() {
            return value.isBlank() ? "a blank text" : "the text " + YamlField.quoted(value);
        }
    }

    /** A number, as exact as it is written. */
    record Numeral(SourceLocation at, BigDecimal value) implements YamlValue {
        @Override
        public String kind() {
            return "the number " + value.toPlainString();
        }
    }

    /** True or false. */
    record Flag(SourceLocation at, boolean value) implements YamlValue {
        @Override
        public String kind() {
            return String.valueOf(value);
        }
    }

    /** No value: {@code null}, {@code ~} or nothing after a key. */
    record Nothing(SourceLocation at) implements YamlValue {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A value that is wrong in itself, whatever is wanted; that is among the problems already. */
    record Unreadable(SourceLocation at) implements YamlValue {
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
    record Entry(SourceLocation at, String key, YamlValue value) {}
}
