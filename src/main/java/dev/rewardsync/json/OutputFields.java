package dev.rewardsync.json;

import dev.rewardsync.ledger.Balance;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reading of records that the worker wrote, field by field. */
final class OutputFields {

    private OutputFields() {}

    /**
     * Reads a record's value.
     *
     * @param leftOut a field that is not looked at; null for none
     */
    static <T> RecordReading<T> read(byte[] value, @Nullable String leftOut, Function<JsonFields, T> reader) {
        FieldErrors problems = new FieldErrors();
        try {
            T said = reader.apply(JsonFields.ofWorker(StrictJsonParser.readWithout(leftOut, value), problems));
            return problems.none() ? new RecordReading.Read<>(said) : new RecordReading.Refused<>(problems.detail());
        } catch (MalformedJsonException e) {
            return new RecordReading.Refused<>(Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /** A text that has to be there, however long. */
    static String text(JsonFields fields, String name) {
        String text = fields.text(name);
        JsonValue value = fields.value(name);
        if (text == null && (value == null || value instanceof JsonValue.Text)) {
            fields.wrong(name, "a string", value);
        }
        return text == null ? "" : text;
    }

    /** One of some words, which has to be there; the first one stands in for it. */
    static <E extends Enum<E>> E word(JsonFields fields, String name, E[] words) {
        String text = fields.text(name);
        for (E word : words) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        String expected = "one of " + Arrays.toString(words);
        if (text == null) {
            fields.wrong(name, expected, fields.value(name));
        } else {
            fields.problem(name, "expected " + expected + ", got another word");
        }
        return words[0];
    }

    /** Any number of points. */
    static long points(JsonFields fields, String name) {
        return fields.requiredInteger(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Any amount of money. */
    static BigDecimal money(JsonFields fields, String name) {
        return fields.decimal(name, DecimalRange.SIGNED_AMOUNT);
    }

    /** What is available and what is pending. */
    static Balance balance(JsonFields fields) {
        return new Balance(points(fields, "available"), points(fields, "pending"));
    }

    /** A list of objects, which has to be there. */
    static List<JsonFields> objects(JsonFields fields, String name) {
        if (fields.value(name) == null) {
            fields.wrong(name, "a list of objects", null);
        }
        return fields.objects(name);
    }
}
