package dev.rewardsync.json;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object by name and type. A field that is null counts as absent.
 *
 * <p>An invalid value adds an error and returns a substitute, so that one pass finds all errors. The methods for
 * optional fields return null if the field is absent or invalid.
 */
final class JsonFields extends ObjectFields {

    private static final int MAX_LABEL_LENGTH = 128;
    private static final int MAX_EMAIL_LENGTH = 320;
    private static final int MAX_NOTE_LENGTH = 1000;
    private static final String REQUIRED_LABEL = "a string of 1 to 128 characters";
    private static final Currency SUBSTITUTE_CURRENCY = new Currency("", 0);

    /** Creates the fields of an object that a shop wrote. */
    JsonFields(JsonValue.JsonObject object, FieldErrors errors) {
        this(Author.SHOP, null, object, errors);
    }

    JsonFields(Author author, @Nullable JsonPointer at, JsonValue.JsonObject object, FieldErrors errors) {
        super(author, at, object, errors);
    }

    /**
     * Returns the fields of an object that the worker wrote or has read before. Decimals and years are not limited to
     * ranges.
     */
    static JsonFields ofWorker(JsonValue.JsonObject object, FieldErrors errors) {
        return new JsonFields(Author.WORKER, null, object, errors);
    }

    /** Returns a required id: 1 to 128 characters. */
    String id(String name) {
        return required(optionalId(name), name, ShopId.EXPECTED, "");
    }

    /** Returns an optional id: 1 to 128 characters. */
    @Nullable
    String optionalId(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        String id = ShopId.of(value);
        if (id == null) {
            addError(name, ShopId.EXPECTED, ShopId.violation(value));
        }
        return id;
    }

    /** Returns a required name of 1 to 128 characters, such as a status. */
    String requiredLabel(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.PlainString(String text) && text.isEmpty()) {
            addTypeError(name, REQUIRED_LABEL, value);
        }
        return required(text(name, MAX_LABEL_LENGTH, REQUIRED_LABEL), name, REQUIRED_LABEL, "");
    }

    /** Returns an optional text of any length; null if it is empty. */
    @Nullable
    String text(String name) {
        return text(name, Integer.MAX_VALUE, "a string");
    }

    /** Returns an optional name of up to 128 characters, such as a customer group; null if it is empty. */
    @Nullable
    String label(String name) {
        return text(name, MAX_LABEL_LENGTH, "a string of up to 128 characters");
    }

    /** Returns an optional email address of up to 320 characters, unchecked; null if it is empty. */
    @Nullable
    String email(String name) {
        return text(name, MAX_EMAIL_LENGTH, "a string of up to 320 characters");
    }

    /** Returns an optional remark of up to 1,000 characters; null if it is empty. */
    @Nullable
    String note(String name) {
        return text(name, MAX_NOTE_LENGTH, "a string of up to 1000 characters");
    }

    private @Nullable String text(String name, int maxLength, String expected) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.JsonString string) {
            String text = string.text();
            if (text.length() <= maxLength || text.codePointCount(0, text.length()) <= maxLength) {
                return text.isEmpty() ? null : text;
            }
            addError(name, expected, "a longer one");
        } else if (value != null) {
            addTypeError(name, expected, value);
        }
        return null;
    }

    /** Returns an optional boolean. */
    @Nullable
    Boolean flag(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.JsonBoolean flag) {
            return flag == JsonValue.JsonBoolean.TRUE;
        }
        if (value != null) {
            addTypeError(name, "true or false", value);
        }
        return null;
    }

    /** Returns an optional integer in a range; {@code otherwise} if it is absent or invalid. */
    long integer(String name, long min, long max, long otherwise) {
        JsonValue value = value(name);
        if (value == null) {
            return otherwise;
        }
        String violation = WholeNumber.violation(value, min, max);
        if (violation == null && value instanceof JsonValue.JsonNumber(BigDecimal number)) {
            return number.longValueExact();
        }
        addError(name, WholeNumber.expected(min, max), String.valueOf(violation));
        return otherwise;
    }

    /** Returns a required integer in a range. */
    long requiredInteger(String name, long min, long max) {
        if (value(name) == null) {
            addTypeError(name, WholeNumber.expected(min, max), null);
        }
        return integer(name, min, max, 0);
    }

    /** Returns a required decimal. */
    BigDecimal decimal(String name, DecimalRange range) {
        return required(optionalDecimal(name, range), name, range.expected(), BigDecimal.ZERO);
    }

    /**
     * Returns an optional decimal. A JSON number with more decimals than the range allows is rounded half-up; a string
     * with more decimals is invalid.
     */
    @Nullable
    BigDecimal optionalDecimal(String name, DecimalRange range) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        BigDecimal parsed = DecimalRange.numberOf(value);
        if (parsed == null) {
            String got = value instanceof JsonValue.JsonString ? "a string that is not a number" : value.shape();
            addError(name, range.expected(), got);
            return null;
        }
        boolean isString = value instanceof JsonValue.JsonString;
        BigDecimal number = isString ? parsed : range.rounded(parsed);
        String violation = author == Author.WORKER ? null : range.violation(number);
        if (violation != null) {
            addError(name, range.expected(), violation);
            return null;
        }
        return range.normal(number);
    }

    /** Returns a required instant. */
    Instant instant(String name) {
        return required(optionalInstant(name), name, TextFormat.EVENT_INSTANT.expected(), Instant.EPOCH);
    }

    /** Returns an optional instant. */
    @Nullable
    Instant optionalInstant(String name) {
        return formatted(name, author == Author.WORKER ? TextFormat.INSTANT : TextFormat.EVENT_INSTANT);
    }

    /** Returns an optional date. */
    @Nullable
    LocalDate date(String name) {
        return formatted(name, TextFormat.DATE);
    }

    /** Returns a required currency. */
    Currency currency(String name) {
        return required(optionalCurrency(name), name, TextFormat.CURRENCY.expected(), SUBSTITUTE_CURRENCY);
    }

    /** Returns an optional currency. */
    @Nullable
    Currency optionalCurrency(String name) {
        return formatted(name, TextFormat.CURRENCY);
    }

    private <T> @Nullable T formatted(String name, TextFormat<T> format) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.JsonString text) {
            T result = format.parser().apply(text.text());
            if (result == null) {
                String violation = format.violation().apply(text.text());
                addError(name, format.expected(), violation);
            }
            return result;
        }
        if (value != null) {
            addTypeError(name, format.expected(), value);
        }
        return null;
    }

    /** Returns the fields of an optional object. */
    @Nullable
    JsonFields object(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.JsonObject object) {
            return child(name, object);
        }
        if (value != null) {
            addTypeError(name, "an object", value);
        }
        return null;
    }

    /** Returns the fields of a required object; no fields if it is absent or invalid. */
    JsonFields requiredObject(String name) {
        JsonFields object = object(name);
        if (object == null && value(name) == null) {
            addTypeError(name, "an object", null);
        }
        return object == null ? new JsonFields(new JsonValue.JsonObject(), new FieldErrors()) : object;
    }

    /** Returns the objects of an optional list; an empty list if it is absent or invalid. */
    List<JsonFields> objects(String name) {
        JsonValue value = value(name);
        if (!(value instanceof JsonValue.JsonArray(JsonValue[] elements))) {
            if (value != null) {
                addTypeError(name, "a list of objects", value);
            }
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>(elements.length);
        for (int index = 0; index < elements.length; index++) {
            if (elements[index] instanceof JsonValue.JsonObject object) {
                objects.add(child(name, index, object));
            } else {
                addElementError(name, index, "an object", elements[index]);
            }
        }
        return objects;
    }

    /** Returns the objects of a required list, which must not be empty. */
    List<JsonFields> requiredObjects(String name) {
        JsonValue value = value(name);
        if (value == null || (value instanceof JsonValue.JsonArray list && list.elements().length == 0)) {
            addTypeError(name, "a list of at least one object", value);
        }
        return objects(name);
    }
}
