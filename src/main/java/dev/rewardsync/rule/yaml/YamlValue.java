package dev.rewardsync.rule.yaml;

import java.math.BigDecimal;
import java.util.List;

/** A value of a YAML file with its location. */
sealed interface YamlValue {

    /** Returns the location of the value's first character. */
    SourceLocation at();

    /** Returns a description of the value for messages. */
    String kind();

    /** A mapping in the order of the file. Keys are unique. */
    record Mapping(SourceLocation at, List<MappingEntry> entries) implements YamlValue {
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
    record TextScalar(SourceLocation at, String value) implements YamlValue {
        @Override
        public String kind() {
            return value.isBlank() ? "a blank text" : "the text " + YamlField.quoted(value);
        }
    }

    /** A number with the exact value in the file. */
    record NumberScalar(SourceLocation at, BigDecimal value) implements YamlValue {
        @Override
        public String kind() {
            return "the number " + value.toPlainString();
        }
    }

    /** True or false. */
    record BooleanScalar(SourceLocation at, boolean value) implements YamlValue {
        @Override
        public String kind() {
            return String.valueOf(value);
        }
    }

    /** A null value: {@code null}, {@code ~} or no value after a key. */
    record NullScalar(SourceLocation at) implements YamlValue {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A malformed value. Its error has already been added. */
    record MalformedScalar(SourceLocation at) implements YamlValue {
        @Override
        public String kind() {
            return "an unreadable value";
        }
    }

    /**
     * A key with its value.
     *
     * @param at location of the key
     */
    record MappingEntry(SourceLocation at, String key, YamlValue value) {}
}
