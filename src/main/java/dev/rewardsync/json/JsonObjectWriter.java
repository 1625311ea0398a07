package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of a JSON object, in the order of the calls. A field whose value is null is omitted.
 *
 * <p>A writer can be reused for any number of objects, one after the other, and reuses its buffer. It is not
 * thread-safe.
 */
public final class JsonObjectWriter {

    private final JsonBuffer json = new JsonBuffer();

    /** Returns one JSON object in UTF-8, without white space, written by a new writer. */
    public static byte[] write(Consumer<JsonObjectWriter> fields) {
        return new JsonObjectWriter().write(fields, (json, all) -> all.accept(json));
    }

    /** Returns one JSON object in UTF-8, without white space, whose fields are written from a value. */
    public <T> byte[] write(T value, BiConsumer<JsonObjectWriter, T> fields) {
        json.clear();
        json.mark('{');
        fields.accept(this, value);
        json.mark('}');
        return json.toBytes();
    }

    public JsonObjectWriter text(String name, @Nullable String value) {
        if (value != null) {
            json.name(name);
            json.text(value);
        }
        return this;
    }

    /** Writes a string of ASCII without characters to escape, such as a constant. */
    public JsonObjectWriter ascii(String name, String value) {
        json.name(name);
        json.ascii(value);
        return this;
    }

    public JsonObjectWriter integer(String name, long value) {
        json.name(name);
        json.integer(value);
        return this;
    }

    public JsonObjectWriter flag(String name, boolean value) {
        json.name(name);
        flag(value);
        return this;
    }

    /** Writes an instant in UTC, with milliseconds if they are not 0. Smaller units are cut off. */
    public JsonObjectWriter instant(String name, @Nullable Instant value) {
        if (value != null) {
            json.name(name);
            json.instant(value);
        }
        return this;
    }

    /** Writes an instant in UTC, with all decimals of its seconds. */
    JsonObjectWriter exactInstant(String name, Instant value) {
        return text(name, value.toString());
    }

    /** Writes an amount of money as a string, rounded to the currency's decimals. */
    public JsonObjectWriter money(String name, BigDecimal value, Currency currency) {
        return exact(name, currency.round(value));
    }

    /** Writes a decimal that is not money as a string without trailing zeros. */
    public JsonObjectWriter decimal(String name, BigDecimal value) {
        return exact(name, value.stripTrailingZeros());
    }

    /** Writes a decimal as a string with exactly the digits that it has. */
    public JsonObjectWriter exact(String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.name(name);
            json.mark('"');
            json.decimal(value);
            json.mark('"');
        }
        return this;
    }

    /** Writes a decimal as a JSON number. */
    public JsonObjectWriter number(String name, @Nullable BigDecimal value) {
        if (value != null) {
            BigDecimal plain = value.stripTrailingZeros();
            json.name(name);
            number(plain.scale() < 0 ? plain.setScale(0) : plain);
        }
        return this;
    }

    /** Writes a custom attribute. */
    void attribute(String name, AttributeValue value) {
        json.comma();
        json.text(name);
        json.mark(':');
        attribute(value);
    }

    private void attribute(AttributeValue value) {
        switch (value) {
            case AttributeValue.Text(String text) -> json.text(text);
            case AttributeValue.Numeric(BigDecimal number) -> number(number);
            case AttributeValue.Flag(boolean flag) -> flag(flag);
            case AttributeValue.Many(List<AttributeValue> values) -> {
                json.mark('[');
                for (AttributeValue element : values) {
                    json.comma();
                    attribute(element);
                }
                json.mark(']');
            }
        }
    }

    public JsonObjectWriter object(String name, Consumer<JsonObjectWriter> fields) {
        return object(name, fields, (json, all) -> all.accept(json));
    }

    /** Writes an object whose fields are written from a value; omitted if the value is null. */
    public <T> JsonObjectWriter object(String name, @Nullable T value, BiConsumer<JsonObjectWriter, T> fields) {
        if (value != null) {
            json.name(name);
            json.mark('{');
            fields.accept(this, value);
            json.mark('}');
        }
        return this;
    }

    /** Writes a list with one object for each element. */
    public <T> JsonObjectWriter objects(String name, List<T> elements, BiConsumer<JsonObjectWriter, T> fields) {
        json.name(name);
        json.mark('[');
        for (T element : elements) {
            json.comma();
            json.mark('{');
            fields.accept(this, element);
            json.mark('}');
        }
        json.mark(']');
        return this;
    }

    /** Writes a list of texts. */
    public JsonObjectWriter texts(String name, List<String> elements) {
        json.name(name);
        json.mark('[');
        for (String element : elements) {
            json.comma();
            json.text(element);
        }
        json.mark(']');
        return this;
    }

    /** Writes a value that is JSON in UTF-8, unchanged. */
    public JsonObjectWriter rawJson(String name, byte[] value) {
        json.name(name);
        json.json(value);
        return this;
    }

    private void flag(boolean value) {
        json.literal(Boolean.toString(value));
    }

    private void number(BigDecimal value) {
        json.literal(value.toString());
    }
}
