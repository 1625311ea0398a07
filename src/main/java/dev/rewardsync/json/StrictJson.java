package dev.rewardsync.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * One strict reading of one JSON object: UTF-8 without a byte order mark, up to 32 levels deep, no field twice, nothing
 * after it.
 */
final class StrictJson {

    static final int MAX_BYTES = 1 << 20;

    static final int MAX_LEVELS = 32;

    /** A number of more digits, written out, costs more to read than any event is worth. */
    private static final int MAX_NUMBER_DIGITS = 1000;

    private static final String NUMBER_LIMIT = "expected a number of at most %d digits".formatted(MAX_NUMBER_DIGITS);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_NUMBER_DIGITS)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    private final byte[] bytes;
    private final JsonParser parser;
    private final boolean hasEscapes;

    private StrictJson(byte[] bytes, JsonParser parser) {
        this.bytes = bytes;
        this.parser = parser;
        this.hasEscapes = new String(bytes, StandardCharsets.ISO_8859_1).contains("\\u");
    }

    /** Reads bytes that are one JSON object. */
    static JsonValue.Fields read(byte[] bytes) throws MalformedJsonException {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new MalformedJsonException("expected UTF-8 without a byte order mark, got one at byte 0");
        }
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            throw new MalformedJsonException("not valid UTF-8 at " + place(bytes, invalid));
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return new StrictJson(bytes, parser).document();
        }
    }

    private JsonValue.Fields document() throws MalformedJsonException {
        try {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("expected one JSON object, got " + shape(first));
            }
            JsonValue.Fields object = object(1);
            if (parser.nextToken() != null) {
                throw malformed("expected nothing after the JSON object, got more");
            }
            return object;
        } catch (UnexpectedEndOfInputException e) {
            throw malformed("the JSON ends too early");
        } catch (StreamConstraintsException | InputCoercionException | NumberFormatException e) {
            throw malformed(NUMBER_LIMIT);
        } catch (JacksonException e) {
            throw malformed("not valid JSON");
        }
    }

    private JsonValue value(JsonToken token, int level) throws MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(level + 1);
            case START_ARRAY -> list(level + 1);
            case VALUE_STRING -> new JsonValue.Text(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeric(number());
            case VALUE_TRUE -> JsonValue.Flag.TRUE;
            case VALUE_FALSE -> JsonValue.Flag.FALSE;
            case VALUE_NULL -> JsonValue.Null.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private JsonValue.Fields object(int level) throws MalformedJsonException {
        checkLevel(level);
        Map<String, JsonValue> fields = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonValue value = value(parser.nextToken(), level);
            if (fields.put(wellFormed(name), value) != null) {
                throw malformed("expected every field once, got this one twice");
            }
        }
        return new JsonValue.Fields(fields);
    }

    private JsonValue.Elements list(int level) throws MalformedJsonException {
        checkLevel(level);
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, level));
        }
        return new JsonValue.Elements(elements);
    }

    private BigDecimal number() throws MalformedJsonException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_NUMBER_DIGITS) {
            throw malformed(NUMBER_LIMIT);
        }
        return number;
    }

    private void checkLevel(int level) throws MalformedJsonException {
        if (level > MAX_LEVELS) {
            throw malformed("expected at most %d levels of objects and lists, got more".formatted(MAX_LEVELS));
        }
    }

    private String wellFormed(String text) throws MalformedJsonException {
        // Only an escape sequence can bring about half a pair: as bytes it would not have been UTF-8.
        if (hasEscapes && Utf8.hasLoneSurrogate(text)) {
            throw malformed("expected whole characters, got half of a surrogate pair");
        }
        return text;
    }

    private MalformedJsonException malformed(String reason) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        int offset = (int) Math.clamp(parser.currentLocation().getByteOffset(), 0, bytes.length);
        return new MalformedJsonException(
                (pointer.isEmpty() ? "" : pointer + ": ") + reason + " at " + place(bytes, offset));
    }

    /** Where a byte is, for people: lines and columns count from 1, columns in bytes. */
    private static String place(byte[] bytes, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int index = 0; index < offset; index++) {
            if (bytes[index] == '\n') {
                line++;
                lineStart = index + 1;
            }
        }
        return "line %d, column %d (byte %d)".formatted(line, offset - lineStart + 1, offset);
    }

    private static String shape(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case START_OBJECT, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                "something else";
        };
    }
}
