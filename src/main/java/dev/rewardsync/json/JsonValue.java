package dev.rewardsync.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A JSON value as it was read. */
sealed interface JsonValue {

    /** What kind of value it is, for error texts; never the value itself. */
    String shape();

    /**
     * An object: its fields in the order in which they came, each name once. Fields can be added, where a request leaves
     * out what an event must have.
     *
     * <p>To find a field is to look through their names: an object has few fields, and however many it has, readers ask
     * for a fixed number of them.
     */
    final class Fields implements JsonValue {

        private String[] names;
        private JsonValue[] values;

        /** An object of these names, no two of them the same, and the value of each. */
        Fields(String[] names, JsonValue[] values) {
            this.names = names;
            this.values = values;
        }

        /** An object without fields. */
        Fields() {
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

        /** The value of a field; that of one that is not there is null as JSON has it. */
        JsonValue get(String name) {
            int index = indexOf(name);
            return index < 0 ? Null.NULL : values[index];
        }

        /** Changes a field, or adds it. */
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

        /** Names that were read are interned, as those that readers ask for are: nearly always it is the very same. */
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

    /** A list; the elements are nobody's to change. */
    @SuppressWarnings("ArrayRecordComponent")
    record Elements(JsonValue[] elements) implements JsonValue {
        @Override
        public String shape() {
            return elements.length == 0 ? "an empty list" : "a list";
        }
    }

    /** A string. */
    sealed interface Text extends JsonValue {
        String text();
    }

    /** A string that is a decimal such as 45.00, kept as the number: it is written in one way only. */
    record DecimalText(BigDecimal number) implements Text {

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
    record PlainText(String text) implements Text {
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

    /**
     * A string or number that JSON allows and no decision can use. It is refused where a field is read, and does no harm
     * anywhere else.
     */
    enum Unusable implements JsonValue {
        /** A string with half of a surrogate pair, which has no bytes in UTF-8. */
        HALF_CHARACTER("a string with half of a surrogate pair"),
        /** A number that is too long to calculate with. */
        LONG_NUMBER("a number of more than %d digits".formatted(StrictJsonParser.MAX_NUMBER_DIGITS));

        private final String shape;

        Unusable(String shape) {
            this.shape = shape;
        }

        @Override
        public String shape() {
            return shape;
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
