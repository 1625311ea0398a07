package dev.rewardsync.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A JSON value. */
sealed interface JsonValue {

    /** Returns the value's type for error messages, such as "a list"; never its content. */
    String shape();

    /**
     * An object: its fields in the order of the document, each name once. Fields can be added, because quote requests
     * omit fields that an event requires.
     *
     * <p>A field is found by a linear search: objects have few fields, and readers look up a fixed number of names.
     */
    final class JsonObject implements JsonValue {

        private String[] names;
        private JsonValue[] values;

        /** Creates an object from its distinct names and their values. */
        JsonObject(String[] names, JsonValue[] values) {
            this.names = names;
            this.values = values;
        }

        /** Creates an object without fields. */
        JsonObject() {
            this(new String[0], new JsonValue[0]);
        }

        int size() {
            return names.length;
        }

        List<String> names() {
            return Collections.unmodifiableList(Arrays.asList(names));
        }

        String name(int index) {
            return names[index];
        }

        JsonValue value(int index) {
            return values[index];
        }

        /** Returns the value of a field; {@link JsonNull} if it is absent. */
        JsonValue get(String name) {
            int index = indexOf(name);
            return index < 0 ? JsonNull.NULL : values[index];
        }

        /** Sets a field's value; adds the field if it is absent. */
        void put(String name, JsonValue value) {
            int index = indexOf(name);
            if (index < 0) {
                index = names.length;
                names = Arrays.copyOf(names, index + 1);
                values = Arrays.copyOf(values, index + 1);
                names[index] = name;
            }
            values[index] = value;
        }

        /**
         * Compares by identity first: the parser interns names, and readers look up literals, which are interned too.
         */
        @SuppressWarnings("ReferenceEquality")
        private int indexOf(String name) {
            for (int index = 0; index < names.length; index++) {
                if (names[index] == name) {
                    return index;
                }
            }
            return indexOfEqual(name);
        }

        private int indexOfEqual(String name) {
            for (int index = 0; index < names.length; index++) {
                if (names[index].equals(name)) {
                    return index;
                }
            }
            return -1;
        }

        @Override
        public String shape() {
            return "an object";
        }
    }

    /** A list. Its elements must not be changed. */
    @SuppressWarnings("ArrayRecordComponent")
    record JsonArray(JsonValue[] elements) implements JsonValue {
        @Override
        public String shape() {
            return elements.length == 0 ? "an empty list" : "a list";
        }
    }

    /** A string. */
    sealed interface JsonString extends JsonValue {
        String text();
    }

    /**
     * A string such as 45.00, stored as a number. Its text can be restored exactly, because such a number has one plain
     * notation.
     */
    record DecimalString(BigDecimal number) implements JsonString {

        @Override
        public String text() {
            return number.toPlainString();
        }

        @Override
        public String shape() {
            return "a string";
        }
    }

    /** Any other string. */
    record PlainString(String text) implements JsonString {
        @Override
        public String shape() {
            return text.isEmpty() ? "an empty string" : "a string";
        }
    }

    /** A number. */
    record JsonNumber(BigDecimal number) implements JsonValue {
        @Override
        public String shape() {
            return "a number";
        }
    }

    /**
     * A string or number that JSON allows but the worker does not support. It is an error in a field that is read, and
     * ignored in all other fields.
     */
    enum Unusable implements JsonValue {
        /** A string with a lone surrogate, which UTF-8 cannot encode. */
        LONE_SURROGATE("a string with half of a surrogate pair"),
        /** A number with too many digits. */
        TOO_MANY_DIGITS("a number of more than %d digits".formatted(StrictJsonParser.MAX_NUMBER_DIGITS));

        private final String shape;

        Unusable(String shape) {
            this.shape = shape;
        }

        @Override
        public String shape() {
            return shape;
        }
    }

    /** A boolean. */
    enum JsonBoolean implements JsonValue {
        TRUE,
        FALSE;

        @Override
        public String shape() {
            return "a boolean";
        }
    }

    /** The value null. */
    enum JsonNull implements JsonValue {
        NULL;

        @Override
        public String shape() {
            return "null";
        }
    }
}
