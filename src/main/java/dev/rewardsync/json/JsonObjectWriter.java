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
 * The fields of a JSON object, written in the order of the calls. A value that is null is left out.
 *
 * <p>One writer makes any number of objects, one after the other, and keeps its buffer between them; it is for one
 * thread at a time.
 */
public final class JsonObjectWriter {

    private final JsonBuffer json = new JsonBuffer();

    /** One JSON object in UTF-8, without white space, by a writer for it alone. */
    public static byte[] write(Consumer<JsonObjectWriter> fields) {
        return new JsonObjectWriter().write(fields, (json, all) -> all.accept(json));
    }

    /** One JSON object made of a value, in UTF-8, without white space. */
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

    /** A text of the program's own: plain ASCII. */
    public JsonObjectWriter word(String name, String value) {
        json.name(name);
        json.word(value);
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

    /** An instant in UTC, with milliseconds where they are not 0. */
    public JsonObjectWriter instant(String name, @Nullable Instant value) {
        if (value != null) {
            json.name(name);
            json.instant(value);
        }
        return this;
    }

    /** An instant in UTC, as fine as it is. */
    JsonObjectWriter exactInstant(String name, Instant value) {
        return text(name, value.toString());
    }

    /** Money: a string with the currency's decimals. */
    public JsonObjectWriter money(String name, BigDecimal value, Currency currency) {
        return exact(name, currency.round(value));
    }

    /** A decimal that is no money: a string without needless zeros. */
    public JsonObjectWriter decimal(String name, BigDecimal value) {
        return exact(name, value.stripTrailingZeros());
    }

    /** A decimal with the very digits it has, as a string. */
    public JsonObjectWriter exact(String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.name(name);
            json.mark('"');
            json.decimal(value);
            json.mark('"');
        }
        return this;
    }

    /** A decimal as a JSON number. */
    public JsonObjectWriter number(String name, @Nullable BigDecimal value) {
        if (value != null) {
            BigDecimal plain = value.stripTrailingZeros();
            json.name(name);
            number(plain.scale() < 0 ? plain.setScale(0) : plain);
        }
        return this;
    }

    /** An attribute that the shop named itself. */
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

    /** An object made of a value, or nothing where there is no value. */
    public <T> JsonObjectWriter object(String name, @Nullable T value, BiConsumer<JsonObjectWriter, T> fields) {
        if (value != null) {
            json.name(name);
            json.mark('{');
            fields.accept(this, value);
            json.mark('}');
        }
        return this;
    }

    /** A list with an object for each element. */
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

    /** A value that is JSON in UTF-8 already, byte for byte. */
    public JsonObjectWriter spliced(String name, byte[] value) {
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
