package dev.rewardsync.json;

import dev.rewardsync.ledger.Balance;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads fields of records that the worker wrote. */
final class OutputFields {

    private OutputFields() {}

    /**
     * Reads a record's value.
     *
     * @param skippedField a field of the record that is skipped; null for none
     */
    static <T> ParseResult<T> read(byte[] value, @Nullable String skippedField, Function<JsonFields, T> reader) {
        FieldErrors errors = new FieldErrors();
        try {
            T result = reader.apply(JsonFields.ofWorker(StrictJsonParser.readSkipping(skippedField, value), errors));
            return errors.isEmpty() ? new ParseResult.Parsed<>(result) : ParseResult.Failed.invalid(errors);
        } catch (MalformedJsonException e) {
            return ParseResult.Failed.malformed(e);
        }
    }

    /** Returns a required text of any length; the empty text if it is invalid. */
    static String text(JsonFields fields, String name) {
        String text = fields.text(name);
        JsonValue value = fields.value(name);
        if (text == null && (value == null || value instanceof JsonValue.JsonString)) {
            fields.addTypeError(name, "a string", value);
        }
        return text == null ? "" : text;
    }

    /** Returns a required enum constant by its name; the first one if the field is invalid. */
    static <E extends Enum<E>> E enumValue(JsonFields fields, String name, E[] values) {
        String text = fields.text(name);
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        String expected = "one of " + Arrays.toString(values);
        if (text == null) {
            fields.addTypeError(name, expected, fields.value(name));
        } else {
            fields.addError(name, "expected " + expected + ", got another word");
        }
        return values[0];
    }

    /** Returns a required number of points, which may be negative. */
    static long points(JsonFields fields, String name) {
        return fields.requiredInteger(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Returns a required amount of money, which may be negative. */
    static BigDecimal money(JsonFields fields, String name) {
        return fields.decimal(name, DecimalRange.SIGNED_AMOUNT);
    }

    /** Returns the available and pending points. */
    static Balance balance(JsonFields fields) {
        return new Balance(points(fields, "available"), points(fields, "pending"));
    }

    /** Returns the objects of a required list. */
    static List<JsonFields> objects(JsonFields fields, String name) {
        if (fields.value(name) == null) {
            fields.addTypeError(name, "a list of objects", null);
        }
        return fields.objects(name);
    }
}
