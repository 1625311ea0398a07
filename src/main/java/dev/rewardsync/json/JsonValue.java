package dev.rewardsync.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value as it was read. */
sealed interface JsonValue {

    /** What kind of value it is, for error texts; never the value itself. */
    String shape();

    /**
     * An object; its fields have no order.
     *
     * @param fields by name; open to changes, so that a field can be put in its normal form
     */
    record Fields(Map<String, JsonValue> fields) implements JsonValue {
        @Override
        public String shape() {
            return "an object";
        }
    }

    /** A list. */
    record Elements(List<JsonValue> elements) implements JsonValue {
        @Override
        public String shape() {
            return elements.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** A string. */
    record Text(String text) implements JsonValue {
        @Override
        public String shape() {
            return text.isEmpty() ? "an empty string" : "a string";
        }
    }

    /** A number. */
    record Numeric(BigDecimal number) implements JsonValue {
        @Override
        public String shape() {
            return "a number";
        }
    }

    /** True or false. */
    enum Flag implements JsonValue {
        TRUE,
        FALSE;

        @Override
        public String shape() {
            return "a boolean";
        }
    }

    /** The value that stands for none. */
    enum Null implements JsonValue {
        NULL;

        @Override
        public String shape() {
            return "null";
        }
    }
}
