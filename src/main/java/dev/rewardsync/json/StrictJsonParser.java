package dev.rewardsync.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Parses one JSON object strictly: UTF-8 without a byte order mark, at most 32 levels, no duplicate fields and nothing
 * after the object. A string or number that JSON allows but the worker does not support becomes
 * {@link JsonValue.Unusable}.
 */
final class StrictJsonParser {

    static final int MAX_BYTES = 1 << 20;

    static final int MAX_LEVELS = 32;

    /** The maximum digits of a number in plain notation. Arithmetic with longer numbers would be too expensive. */
    static final int MAX_NUMBER_DIGITS = 1000;

    /** The maximum length of a number: its digits, a sign and a point. */
    static final int MAX_NUMBER_LENGTH = MAX_NUMBER_DIGITS + 2;

    /** Up to this number of fields, a linear search for duplicates is faster than a set. */
    private static final int MAX_LINEAR_FIELDS = 16;

    private static final int INITIAL_CAPACITY = 32;

    /** 18 digits, which fit a {@code long}, and a point. */
    private static final int MAX_DECIMAL_LENGTH = 19;

    private static final String NO_NAME = "";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    private final byte[] bytes;
    private final JsonParser parser;
    private final boolean hasEscapes;

    /** A field of the top-level object that is skipped; null for none. */
    private final @Nullable String skippedField;

    /** The values of the objects and lists that are not closed yet, the innermost last. */
    private JsonValue[] values = new JsonValue[INITIAL_CAPACITY];

    /** The names of {@link #values}; empty for elements of lists. */
    private String[] names = new String[INITIAL_CAPACITY];

    private int open;

    private StrictJsonParser(byte[] bytes, JsonParser parser, @Nullable String skippedField) {
        this.bytes = bytes;
        this.parser = parser;
        this.skippedField = skippedField;
        this.hasEscapes = Utf8.contains(bytes, '\\');
    }

    /** Parses one JSON object. */
    static JsonValue.JsonObject read(byte[] bytes) throws MalformedJsonException {
        return readSkipping(null, bytes);
    }

    /** Parses one JSON object and skips one of its fields, whose depth is not limited. */
    static JsonValue.JsonObject readSkipping(@Nullable String skippedField, byte[] bytes)
            throws MalformedJsonException {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new MalformedJsonException("expected UTF-8 without a byte order mark, got one at byte 0");
        }
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            throw new MalformedJsonException("not valid UTF-8 at " + Utf8.position(bytes, invalid));
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            StrictJsonParser strict = new StrictJsonParser(bytes, parser, skippedField);
            try {
                return strict.document();
            } catch (JacksonException e) {
                MalformedJsonException malformed = strict.malformed(
                        e instanceof UnexpectedEndOfInputException ? "the JSON ends too early" : "not valid JSON");
                if (strict.hasEscapes) {
                    return readCharacters(skippedField, bytes, malformed);
                }
                throw malformed;
            }
        }
    }

    /**
     * Parses characters instead of bytes. That is slower, but Jackson's byte parser rejects names with a lone
     * surrogate, which JSON allows.
     *
     * @param failure thrown if the characters are not JSON either
     */
    private static JsonValue.JsonObject readCharacters(
            @Nullable String skippedField, byte[] bytes, MalformedJsonException failure) throws MalformedJsonException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new StrictJsonParser(bytes, parser, skippedField).document();
        } catch (JacksonException e) {
            throw failure;
        }
    }

    private JsonValue.JsonObject document() throws MalformedJsonException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedJsonException("expected one JSON object, got " + shape(first));
        }
        JsonValue.JsonObject object = object(1);
        if (parser.nextToken() != null) {
            throw malformed("expected nothing after the JSON object, got more");
        }
        return object;
    }

    private JsonValue value(JsonToken token, int level) throws MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(level + 1);
            case START_ARRAY -> list(level + 1);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
            case VALUE_TRUE -> JsonValue.JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonValue.JsonBoolean.FALSE;
            case VALUE_NULL -> JsonValue.JsonNull.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private JsonValue.JsonObject object(int level) throws MalformedJsonException {
        checkLevel(level);
        int start = open;
        Set<String> seenNames = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (skippedField != null && level == 1 && name.equals(skippedField)) {
                parser.skipChildren();
                continue;
            }
            JsonValue value = value(token, level);
            if (open - start == MAX_LINEAR_FIELDS) {
                seenNames = new HashSet<>(Arrays.asList(names).subList(start, open));
            }
            if (seenNames == null ? hasField(name, start) : !seenNames.add(name)) {
                throw malformed("expected every field once, got this one twice");
            }
            push(name, value);
        }
        JsonValue.JsonObject object = new JsonValue.JsonObject(
                Arrays.copyOfRange(names, start, open), Arrays.copyOfRange(values, start, open));
        open = start;
        return object;
    }

    /** Returns whether the object whose fields begin at an index already has a field of this name. */
    private boolean hasField(String name, int start) {
        for (int index = start; index < open; index++) {
            if (name.equals(names[index])) {
                return true;
            }
        }
        return false;
    }

    private void push(String name, JsonValue value) {
        if (open == values.length) {
            names = Arrays.copyOf(names, 2 * open);
            values = Arrays.copyOf(values, 2 * open);
        }
        names[open] = name;
        values[open] = value;
        open++;
    }

    private JsonValue.JsonArray list(int level) throws MalformedJsonException {
        checkLevel(level);
        int start = open;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            push(NO_NAME, value(token, level));
        }
        JsonValue.JsonArray list = new JsonValue.JsonArray(Arrays.copyOfRange(values, start, open));
        open = start;
        return list;
    }

    private JsonValue text() {
        char[] buffer = parser.getStringCharacters();
        int start = parser.getStringOffset();
        int length = parser.getStringLength();
        BigDecimal decimal = decimal(buffer, start, start + length);
        if (decimal != null) {
            return new JsonValue.DecimalString(decimal);
        }
        String text = new String(buffer, start, length);
        // Only an escape sequence can produce a lone surrogate: its bytes are not valid UTF-8.
        return hasEscapes && Utf8.hasLoneSurrogate(text)
                ? JsonValue.Unusable.LONE_SURROGATE
                : new JsonValue.PlainString(text);
    }

    /**
     * Returns the number in a text such as 45.00: digits without needless leading zeros, a point and digits. Returns
     * null for other texts.
     */
    private static @Nullable BigDecimal decimal(char[] text, int start, int end) {
        if (end - start > MAX_DECIMAL_LENGTH) {
            return null;
        }
        long digits = 0;
        int point = start;
        for (int index = start; index < end; index++) {
            char character = text[index];
            if (character >= '0' && character <= '9') {
                digits = 10 * digits + character - '0';
            } else if (character == '.' && point == start && index > start) {
                point = index;
            } else {
                return null;
            }
        }
        boolean decimal = point > start && point + 1 < end && (text[start] != '0' || point == start + 1);
        return decimal ? BigDecimal.valueOf(digits, end - point - 1) : null;
    }

    private JsonValue number(JsonToken token) {
        int length = parser.getStringLength();
        if (length > MAX_NUMBER_LENGTH) {
            return JsonValue.Unusable.TOO_MANY_DIGITS;
        }
        BigDecimal number;
        try {
            number = parser.getDecimalValue();
        } catch (JacksonException | NumberFormatException exponentOutOfRange) {
            return JsonValue.Unusable.TOO_MANY_DIGITS;
        }
        boolean isLong = Math.abs((long) number.scale()) > MAX_NUMBER_DIGITS
                || length > MAX_NUMBER_DIGITS && number.precision() > MAX_NUMBER_DIGITS;
        if (isLong) {
            return JsonValue.Unusable.TOO_MANY_DIGITS;
        }
        // Scale 0 marks an integer: 42e0 becomes 42.0, which is not an id.
        boolean hasExponent = token == JsonToken.VALUE_NUMBER_FLOAT && number.scale() == 0;
        return new JsonValue.JsonNumber(hasExponent ? number.setScale(1) : number);
    }

    private void checkLevel(int level) throws MalformedJsonException {
        if (level > MAX_LEVELS) {
            throw malformed("expected at most %d levels of objects and lists, got more".formatted(MAX_LEVELS));
        }
    }

    private MalformedJsonException malformed(String reason) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        TokenStreamLocation at = parser.currentLocation();
        int offset = at.getByteOffset() >= 0
                ? (int) Math.min(at.getByteOffset(), bytes.length)
                : Utf8.offsetOf((int) at.getCharOffset(), bytes);
        return new MalformedJsonException(
                (pointer.isEmpty() ? "" : pointer + ": ") + reason + " at " + Utf8.position(bytes, offset));
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
