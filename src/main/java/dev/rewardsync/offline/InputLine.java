package dev.rewardsync.offline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One input record as a line of text: {@code {"topic", "key", "value"}}. The value is an event, kept byte for byte, or a
 * string of raw text; {@code valueBase64} takes any bytes.
 */
record InputLine(String topic, byte @Nullable [] key, byte @Nullable [] value) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a line.
     *
     * @throws InvalidLineException where it is not such a line
     */
    static InputLine read(byte[] line) throws InvalidLineException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidLineException("expected one JSON object a line");
            }
            InputLine read = fields(parser, line);
            if (parser.nextToken() != null) {
                throw new InvalidLineException("expected nothing behind the object");
            }
            return read;
        } catch (JacksonException e) {
            throw new InvalidLineException(String.valueOf(e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            throw new InvalidLineException("/valueBase64: expected Base64");
        }
    }

    private static InputLine fields(JsonParser parser, byte[] line) throws InvalidLineException {
        String topic = null;
        byte[] key = null;
        byte[] value = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "topic" -> topic = string(parser, token, name);
                case "key" -> key = token == JsonToken.VALUE_NULL ? null : utf8(string(parser, token, name));
                case "value" -> value = value(parser, token, line);
                case "valueBase64" -> value = Base64.getDecoder().decode(string(parser, token, name));
                default -> parser.skipChildren();
            }
        }
        if (topic == null) {
            throw new InvalidLineException("/topic: expected a string, it is missing");
        }
        return new InputLine(topic, key, value);
    }

    private static byte @Nullable [] value(JsonParser parser, JsonToken token, byte[] line) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            return utf8(parser.getString());
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        return Arrays.copyOfRange(line, from, to);
    }

    private static String string(JsonParser parser, JsonToken token, String name) throws InvalidLineException {
        if (token != JsonToken.VALUE_STRING) {
            throw new InvalidLineException("/" + name + ": expected a string");
        }
        return parser.getString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
