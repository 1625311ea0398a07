package dev.rewardsync.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The fields of one JSON object in a line of text, their values cut out unchanged. What is inside a value is only checked
 * to be JSON: it may be as deep as it is, and numbers, names and texts as long as they are.
 */
public final class RawFields {

    private final Map<String, RawValue> values;

    private RawFields(Map<String, RawValue> values) {
        this.values = values;
    }

    /** The value of a field. */
    public sealed interface RawValue {

        /** The value in UTF-8: a string without its quotation marks and escapes, all else as it is written. */
        byte[] utf8();
    }

    /** A string. */
    public record RawText(String text) implements RawValue {
        @Override
        public byte[] utf8() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Any other value, as it is written. */
    public record RawJson(String json) implements RawValue {
        @Override
        public byte[] utf8() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A line is no JSON object; the message says why. */
    public static final class NoObject extends Exception {

        private static final long serialVersionUID = 1L;

        NoObject(String message) {
            super(message);
        }
    }

    /**
     * Reads a line.
     *
     * @throws NoObject where it is not one JSON object in UTF-8
     */
    public static RawFields read(byte[] line) throws NoObject {
        String text = decoded(line);
        try (JsonParser parser = AnyJson.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NoObject("expected one JSON object a line");
            }
            RawFields fields = new RawFields(fields(parser, text));
            if (parser.nextToken() != null) {
                throw new NoObject("expected nothing behind the object");
            }
            return fields;
        } catch (JacksonException e) {
            throw new NoObject(String.valueOf(e.getOriginalMessage()));
        }
    }

    private static String decoded(byte[] line) throws NoObject {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoObject("expected UTF-8");
        }
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

    /** Returns the value of a field, or null where there is none or it is JSON's null. */
    public @Nullable RawValue get(String name) {
        return values.get(name);
    }
}
