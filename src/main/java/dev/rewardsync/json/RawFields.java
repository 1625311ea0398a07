package dev.rewardsync.json;

import dev.rewardsync.text.StrictUtf8;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The fields of one JSON object in a line of text, with their values unchanged. Values are only checked to be JSON;
 * their depth and length are not limited.
 */
public final class RawFields {

    private final Map<String, RawValue> values;

    private RawFields(Map<String, RawValue> values) {
        this.values = values;
    }

    /** The value of a field. */
    public sealed interface RawValue {

        /** Returns the value in UTF-8: a string without quotation marks and escapes, any other value unchanged. */
        byte[] utf8();
    }

    /** A string. */
    public record RawText(String text) implements RawValue {
        @Override
        public byte[] utf8() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Any other value, as written. */
    public record RawJson(String json) implements RawValue {
        @Override
        public byte[] utf8() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Thrown if a line is not one JSON object; the message has the reason. */
    public static final class NotAnObjectException extends Exception {

        private static final long serialVersionUID = 1L;

        NotAnObjectException(String message) {
            super(message);
        }
    }

    /**
     * Reads a line.
     *
     * @throws NotAnObjectException if the line is not one JSON object in UTF-8
     */
    public static RawFields read(byte[] line) throws NotAnObjectException {
        String text = decoded(line);
        try (JsonParser parser = UnlimitedJson.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAnObjectException("expected one JSON object per line");
            }
            RawFields fields = new RawFields(fields(parser, text));
            if (parser.nextToken() != null) {
                throw new NotAnObjectException("expected nothing behind the object");
            }
            return fields;
        } catch (JacksonException e) {
            throw new NotAnObjectException(String.valueOf(e.getOriginalMessage()));
        }
    }

    private static String decoded(byte[] line) throws NotAnObjectException {
        String text = StrictUtf8.decode(line);
        if (text == null) {
            throw new NotAnObjectException("expected UTF-8");
        }
        return text;
    }

    private static Map<String, RawValue> fields(JsonParser parser, String text) {
        Map<String, RawValue> fields = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                fields.put(name, value(parser, token, text));
            }
        }
        return fields;
    }

    private static RawValue value(JsonParser parser, JsonToken token, String text) {
        if (token == JsonToken.VALUE_STRING) {
            return new RawText(parser.getString());
        }
        if (token.isScalarValue()) {
            return new RawJson(parser.getString());
        }
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getCharOffset();
        return new RawJson(text.substring(from, to));
    }

    /** Returns the value of a field; null if the field is absent or null. */
    public @Nullable RawValue get(String name) {
        return values.get(name);
    }
}
