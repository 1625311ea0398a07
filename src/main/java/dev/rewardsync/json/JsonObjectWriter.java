package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.money.Currency;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** The fields of one JSON object, written in the order of the calls. A value that is null is left out. */
final class JsonObjectWriter {

    private static final int TYPICAL_BYTES = 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final ByteArrayOutputStream bytes;
    private final JsonGenerator generator;

    private JsonObjectWriter(ByteArrayOutputStream bytes, JsonGenerator generator) {
        this.bytes = bytes;
        this.generator = generator;
    }

    /** One JSON object in UTF-8, without white space. */
    static byte[] write(Consumer<JsonObjectWriter> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            fields.accept(new JsonObjectWriter(bytes, generator));
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }

    JsonObjectWriter text(String name, @Nullable String value) {
        if (value != null) {
            generator.writeStringProperty(name, value);
        }
        return this;
    }

    JsonObjectWriter integer(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    JsonObjectWriter flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    /** An instant in UTC, with milliseconds where they are not 0. */
    JsonObjectWriter instant(String name, @Nullable Instant value) {
        return text(name, value == null ? null : Rfc3339.format(value));
    }

    /** An instant in UTC, as fine as it is. */
    JsonObjectWriter exactInstant(String name, Instant value) {
        return text(name, value.toString());
    }

    /** Money: a string with the currency's decimals. */
    JsonObjectWriter money(String name, BigDecimal value, Currency currency) {
        return text(name, currency.format(value));
    }

    /** A decimal that is no money: a string without needless zeros. */
    JsonObjectWriter decimal(String name, BigDecimal value) {
        return text(name, value.stripTrailingZeros().toPlainString());
    }

    /** A decimal with the very digits it has. */
    JsonObjectWriter exact(String name, @Nullable BigDecimal value) {
        return text(name, value == null ? null : value.toPlainString());
    }

    /** A decimal as a JSON number. */
    JsonObjectWriter number(String name, @Nullable BigDecimal value) {
        if (value != null) {
            BigDecimal plain = value.stripTrailingZeros();
            generator.writeNumberProperty(name, plain.scale() < 0 ? plain.setScale(0) : plain);
        }
        return this;
    }

    /** An attribute that the shop named itself. */
    void attribute(String name, AttributeValue value) {
        generator.writeName(name);
        attribute(value);
    }

    private void attribute(AttributeValue value) {
        switch (value) {
            case AttributeValue.Text(String text) -> generator.writeString(text);
            case AttributeValue.Numeric(BigDecimal number) -> generator.writeNumber(number);
            case AttributeValue.Flag(boolean flag) -> generator.writeBoolean(flag);
            case AttributeValue.Many(List<AttributeValue> values) -> {
                generator.writeStartArray();
                values.forEach(this::attribute);
                generator.writeEndArray();
            }
        }
    }

    JsonObjectWriter object(String name, Consumer<JsonObjectWriter> fields) {
        generator.writeObjectPropertyStart(name);
        fields.accept(this);
        generator.writeEndObject();
        return this;
    }

    /** An object made of a value, or nothing where there is no value. */
    <T> JsonObjectWriter object(String name, @Nullable T value, BiConsumer<JsonObjectWriter, T> fields) {
        return value == null ? this : object(name, object -> fields.accept(object, value));
    }

    /** A list with an object for each element. */
    <T> JsonObjectWriter objects(String name, List<T> elements, BiConsumer<JsonObjectWriter, T> fields) {
        generator.writeArrayPropertyStart(name);
        for (T element : elements) {
            generator.writeStartObject();
            fields.accept(this, element);
            generator.writeEndObject();
        }
        generator.writeEndArray();
        return this;
    }

    /** A value that is JSON in UTF-8 already, byte for byte. */
    JsonObjectWriter spliced(String name, byte[] json) {
        generator.writeName(name);
        generator.writeRawValue("");
        generator.flush();
        bytes.writeBytes(json);
        return this;
    }
}
