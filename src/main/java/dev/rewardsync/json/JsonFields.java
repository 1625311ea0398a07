package dev.rewardsync.json;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read by name and type. A field that is null is the same as none. What is wrong goes to
 * the {@link FieldErrors}, and a stand-in is returned, so that everything that is wrong is found in one reading.
 */
final class JsonFields {

    private static final int MAX_LABEL_LENGTH = 128;
    private static final int MAX_EMAIL_LENGTH = 320;
    private static final int MAX_NOTE_LENGTH = 1000;
    private static final String REQUIRED_LABEL = "a string of 1 to 128 characters";
    private static final Currency STAND_IN_CURRENCY = new Currency("", 0);

    private final Author author;
    private final @Nullable JsonPointer at;
    private final JsonValue.Fields object;
    private final FieldErrors problems;

    /** Who wrote an object. Only a shop is held to ranges: sums of what it wrote in range may be out of them. */
    private enum Author {
        SHOP,
        WORKER
    }

    /** The fields of an object that a shop wrote. */
    JsonFields(JsonValue.Fields object, FieldErrors problems) {
        this(Author.SHOP, null, object, problems);
    }

    private JsonFields(Author author, @Nullable JsonPointer at, JsonValue.Fields object, FieldErrors problems) {
        this.author = author;
        this.at = at;
        this.object = object;
        this.problems = problems;
    }

    /** The fields of an object that the worker wrote, or has read before: decimals and years may be of any size. */
    static JsonFields ofWorker(JsonValue.Fields object, FieldErrors problems) {
        return new JsonFields(Author.WORKER, null, object, problems);
    }

    /** The value of a field, or null where there is none. */
    @Nullable
    JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == JsonValue.Null.NULL ? null : value;
    }

    /** The names of the fields that there are. */
    List<String> names() {
        return object.names();
    }

    /** How many fields there are. */
    int size() {
        return object.size();
    }

    /** The name of the field in that place. */
    String name(int index) {
        return object.name(index);
    }

    /** The value of the field in that place, or null where it stands for none. */
    @Nullable
    JsonValue value(int index) {
        JsonValue value = object.value(index);
        return value == JsonValue.Null.NULL ? null : value;
    }

    /** Notes a problem with a field in words of its own. */
    void problem(String name, String problem) {
        problems.add(JsonPointer.of(at, name), problem);
    }

    /** Notes that a field is not what it has to be. */
    void wrong(String name, String expected, @Nullable JsonValue value) {
        problems.add(JsonPointer.of(at, name), expected, value == null ? "nothing" : value.shape());
    }

    private <T> T required(@Nullable T value, String name, String expected, T standIn) {
        if (value != null) {
            return value;
        }
        if (value(name) == null) {
            wrong(name, expected, null);
        }
        return standIn;
    }

    /** An id that has to be there. */
    String id(String name) {
        return required(optionalId(name), name, ShopId.EXPECTED, "");
    }

    /** An id. */
    @Nullable
    String optionalId(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        String id = ShopId.of(value);
        if (id == null) {
            problems.add(JsonPointer.of(at, name), ShopId.EXPECTED, ShopId.objection(value));
        }
        return id;
    }

    /** A name of 1 to 128 characters, such as a status, that has to be there. */
    String requiredLabel(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.PlainText(String text) && text.isEmpty()) {
            wrong(name, REQUIRED_LABEL, value);
        }
        return required(text(name, MAX_LABEL_LENGTH, REQUIRED_LABEL), name, REQUIRED_LABEL, "");
    }

    /** A text of any length; an empty one is the same as none. */
    @Nullable
    String text(String name) {
        return text(name, Integer.MAX_VALUE, "a string");
    }

    /** A name of up to 128 characters, such as a customer group; an empty one is the same as none. */
    @Nullable
    String label(String name) {
        return text(name, MAX_LABEL_LENGTH, "a string of up to 128 characters");
    }

    /** An email address of up to 320 characters, as the shop has it; an empty one is the same as none. */
    @Nullable
    String email(String name) {
        return text(name, MAX_EMAIL_LENGTH, "a string of up to 320 characters");
    }

    /** A remark of up to 1,000 characters; an empty one is the same as none. */
    @Nullable
    String note(String name) {
        return text(name, MAX_NOTE_LENGTH, "a string of up to 1000 characters");
    }

    private @Nullable String text(String name, int maxLength, String expected) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Text held) {
            String text = held.text();
            if (text.length() <= maxLength || text.codePointCount(0, text.length()) <= maxLength) {
                return text.isEmpty() ? null : text;
            }
            problems.add(JsonPointer.of(at, name), expected, "a longer one");
        } else if (value != null) {
            wrong(name, expected, value);
        }
        return null;
    }

    /** True or false. */
    @Nullable
    Boolean flag(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Flag flag) {
            return flag == JsonValue.Flag.TRUE;
        }
        if (value != null) {
            wrong(name, "true or false", value);
        }
        return null;
    }

    /** A whole number in a range. */
    long integer(String name, long least, long most, long otherwise) {
        JsonValue value = value(name);
        if (value == null) {
            return otherwise;
        }
        String objection = WholeNumber.objection(value, least, most);
        if (objection == null && value instanceof JsonValue.Numeric(BigDecimal number)) {
            return number.longValueExact();
        }
        problems.add(JsonPointer.of(at, name), WholeNumber.expected(least, most), String.valueOf(objection));
        return otherwise;
    }

    /** A whole number in a range that has to be there. */
    long requiredInteger(String name, long least, long most) {
        if (value(name) == null) {
            wrong(name, WholeNumber.expected(least, most), null);
        }
        return integer(name, least, most, 0);
    }

    /** A decimal that has to be there. */
    BigDecimal decimal(String name, DecimalRange kind) {
        return required(optionalDecimal(name, kind), name, kind.expected(), BigDecimal.ZERO);
    }

    /**
     * A decimal. A number with more decimals than its kind has is rounded half-up; a string has to fit as it is.
     */
    @Nullable
    BigDecimal optionalDecimal(String name, DecimalRange kind) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        BigDecimal written = DecimalRange.numberOf(value);
        if (written == null) {
            String got = value instanceof JsonValue.Text ? "a string that is not a number" : value.shape();
            problems.add(JsonPointer.of(at, name), kind.expected(), got);
            return null;
        }
        boolean isText = value instanceof JsonValue.Text;
        BigDecimal number = isText ? written : kind.rounded(written);
        String objection = author == Author.WORKER ? null : kind.objection(number);
        if (objection != null) {
            problems.add(JsonPointer.of(at, name), kind.expected(), objection);
            return null;
        }
        return kind.normal(number);
    }

    /** An instant that has to be there. */
    Instant instant(String name) {
        return required(optionalInstant(name), name, TextFormat.EVENT_INSTANT.expected(), Instant.EPOCH);
    }

    /** An instant. */
    @Nullable
    Instant optionalInstant(String name) {
        return formatted(name, author == Author.WORKER ? TextFormat.INSTANT : TextFormat.EVENT_INSTANT);
    }

    /** A date. */
    @Nullable
    LocalDate date(String name) {
        return formatted(name, TextFormat.DATE);
    }

    /** A currency that has to be there. */
    Currency currency(String name) {
        return required(optionalCurrency(name), name, TextFormat.CURRENCY.expected(), STAND_IN_CURRENCY);
    }

    /** A currency. */
    @Nullable
    Currency optionalCurrency(String name) {
        return formatted(name, TextFormat.CURRENCY);
    }

    private <T> @Nullable T formatted(String name, TextFormat<T> format) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Text text) {
            T result = format.parser().apply(text.text());
            if (result == null) {
                String objection = format.objection().apply(text.text());
                problems.add(JsonPointer.of(at, name), format.expected(), objection);
            }
            return result;
        }
        if (value != null) {
            wrong(name, format.expected(), value);
        }
        return null;
    }

    /** The fields of an object, or null where there is none. */
    @Nullable
    JsonFields object(String name) {
        JsonValue value = value(name);
        if (value instanceof JsonValue.Fields object) {
            return new JsonFields(author, JsonPointer.of(at, name), object, problems);
        }
        if (value != null) {
            wrong(name, "an object", value);
        }
        return null;
    }

    /** The fields of an object that has to be there; none where it is not. */
    JsonFields requiredObject(String name) {
        JsonFields object = object(name);
        if (object == null && value(name) == null) {
            wrong(name, "an object", null);
        }
        return object == null ? new JsonFields(new JsonValue.Fields(), new FieldErrors()) : object;
    }

    /** The objects of a list. */
    List<JsonFields> objects(String name) {
        JsonValue value = value(name);
        if (!(value instanceof JsonValue.Elements(JsonValue[] elements))) {
            if (value != null) {
                wrong(name, "a list of objects", value);
            }
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>(elements.length);
        for (int index = 0; index < elements.length; index++) {
            if (elements[index] instanceof JsonValue.Fields object) {
                objects.add(new JsonFields(author, JsonPointer.of(at, name, index), object, problems));
            } else {
                problems.add(JsonPointer.of(at, name, index), "an object", elements[index].shape());
            }
        }
        return objects;
    }

    /** The objects of a list that has to have at least one. */
    List<JsonFields> requiredObjects(String name) {
        JsonValue value = value(name);
        if (value == null || (value instanceof JsonValue.Elements list && list.elements().length == 0)) {
            wrong(name, "a list of at least one object", value);
        }
        return objects(name);
    }
}
