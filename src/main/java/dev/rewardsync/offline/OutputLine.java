package dev.rewardsync.offline;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.text.StrictUtf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes records as lines of text, in the form of {@link InputLine}. */
public final class OutputLine {

    private static final JsonFactory JSON = new JsonFactory();

    private OutputLine() {}

    /**
     * Returns the line of a record whose value is JSON. The value is unchanged, or a string if it contains line breaks.
     */
    public static byte[] ofJson(String topic, String key, byte[] value) {
        String json = new String(value, StandardCharsets.UTF_8);
        return line(topic, key, generator -> {
            generator.writeName("value");
            if (json.indexOf('\n') < 0 && json.indexOf('\r') < 0) {
                generator.writeRawValue(json);
            } else {
                generator.writeString(json);
            }
        });
    }

    /** Returns the line of a dead letter with its original value, as text or Base64, and its headers as text. */
    static byte[] ofDeadLetter(String topic, SourceRecord source, List<SourceRecord.Header> headers) {
        return line(
                topic, source.key() == null ? null : new String(source.key(), StandardCharsets.UTF_8), generator -> {
                    writeValue(generator, source.value());
                    generator.writeObjectPropertyStart("headers");
                    for (SourceRecord.Header header : headers) {
                        generator.writeStringProperty(header.name(), text(header));
                    }
                    generator.writeEndObject();
                });
    }

    private interface FieldsWriter {
        void write(JsonGenerator generator);
    }

    private static byte[] line(String topic, @Nullable String key, FieldsWriter fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            generator.writeStringProperty("topic", topic);
            generator.writeName("key");
            generator.writeString(key);
            fields.write(generator);
            generator.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void writeValue(JsonGenerator generator, byte @Nullable [] value) {
        if (value == null) {
            generator.writeNullProperty("value");
            return;
        }
        String text = StrictUtf8.decode(value);
        if (text == null) {
            generator.writeStringProperty("valueBase64", Base64.getEncoder().encodeToString(value));
        } else {
            generator.writeStringProperty("value", text);
        }
    }

    private static String text(SourceRecord.Header header) {
        byte[] value = header.value();
        if (value == null) {
            return "";
        }
        return new String(value, StandardCharsets.UTF_8);
    }
}
