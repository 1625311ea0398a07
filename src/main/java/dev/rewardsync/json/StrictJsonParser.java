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
 * One strict reading of one JSON object: UTF-8 without a byte order mark, up to 32 levels deep, no field twice, nothing
 * after it. A string or number that no decision can use is still JSON; it becomes {@link JsonValue.Unusable}.
 */
final class StrictJsonParser {

    static final int MAX_BYTES = 1 << 20;

    static final int MAX_LEVELS = 32;

    /** A number of more digits, written out, costs more to calculate with than any event is worth. */
    static final int MAX_NUMBER_DIGITS = 1000;

    /** The digits, a sign and a point. */
    static final int MAX_NUMBER_LENGTH = MAX_NUMBER_DIGITS + 2;

    /** Up to so many fields, comparing a name with each is faster than keeping a set of them. */
    private static final int FEW_FIELDS = 16;

    private static final int ROOM_AT_FIRST = 32;

    /** Eighteen digits, which fit a {@code long}, and a point. */
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

    /** A field of the object itself that is passed over; null for none. */
    private final @Nullable String leftOut;

    /** What has been read of the objects and lists that are still open, the innermost last. */
    private JsonValue[] values = new JsonValue[ROOM_AT_FIRST];

    /** The names of those values; elements of lists have none. */
    private String[] names = new String[ROOM_AT_FIRST];

    private int open;

    private StrictJsonParser(byte[] bytes, JsonParser parser, @Nullable String leftOut) {
        this.bytes = bytes;
        this.parser = parser;
        this.leftOut = leftOut;
        this.hasEscapes = Utf8.contains(bytes, '\\');
    }

    /** Reads bytes that are one JSON object. */
    static JsonValue.Fields read(byte[] bytes) throws MalformedJsonException {
        return readWithout(null, bytes);
    }

    /** Reads bytes that are one JSON object, but passes over a field of it, where it is there, as deep as that may be. */
    static JsonValue.Fields readWithout(@Nullable String leftOut, byte[] bytes) throws MalformedJsonException {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new MalformedJsonException("expected UTF-8 without a byte order mark, got one at byte 0");
        }
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            throw new MalformedJsonException("not valid UTF-8 at " + place(bytes, invalid));
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            StrictJsonParser reading = new StrictJsonParser(bytes, parser, leftOut);
            try {
                return reading.document();
            } catch (JacksonException e) {
                MalformedJsonException malformed = reading.malformed(
                        e instanceof UnexpectedEndOfInputException ? "the JSON ends too early" : "not valid JSON");
                if (reading.hasEscapes) {
                    return readCharacters(leftOut, bytes, malformed);
                }
                throw malformed;
            }
        }
    }

    /**
     * Reads characters instead of bytes. That is slower, but Jackson's parser of bytes refuses names with half of a
     * surrogate pair, which JSON allows.
     *
     * @param otherwise thrown where these are no JSON either
     */
    private static JsonValue.Fields readCharacters(
            @Nullable String leftOut, byte[] bytes, MalformedJsonException otherwise) throws MalformedJsonException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new StrictJsonParser(bytes, parser, leftOut).document();
        } catch (JacksonException e) {
            throw otherwise;
        }
    }

    private JsonValue.Fields document() throws MalformedJsonException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedJsonException("expected one JSON object, got " + shape(first));
        }
        JsonValue.Fields object = object(1);
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
            case VALUE_TRUE -> JsonValue.Flag.TRUE;
            case VALUE_FALSE -> JsonValue.Flag.FALSE;
            case VALUE_NULL -> JsonValue.Null.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private JsonValue.Fields object(int level) throws MalformedJsonException {
        checkLevel(level);
        int start = open;
        Set<String> many = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (leftOut != null && level == 1 && name.equals(leftOut)) {
                parser.skipChildren();
                continue;
            }
            JsonValue value = value(token, level);
            if (open - start == FEW_FIELDS) {
                many = new HashSet<>(Arrays.asList(names).subList(start, open));
            }
            if (many == null ? isOpen(name, start) : !many.add(name)) {
                throw malformed("expected every field once, got this one twice");
            }
            push(name, value);
        }
        JsonValue.Fields object =
                new JsonValue.Fields(Arrays.copyOfRange(names, start, open), Arrays.copyOfRange(values, start, open));
        open = start;
        return object;
    }

    /** Whether the object whose fields start here has a field of that name already. */
    private boolean isOpen(String name, int start) {
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

    private JsonValue.Elements list(int level) throws MalformedJsonException {
        checkLevel(level);
        int start = open;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            push(NO_NAME, value(token, level));
        }
        JsonValue.Elements list = new JsonValue.Elements(Arrays.copyOfRange(values, start, open));
        open = start;
        return list;
    }

    private JsonValue text() {
        char[] buffer = parser.getStringCharacters();
        int start = parser.getStringOffset();
        int length = parser.getStringLength();
        BigDecimal decimal = decimal(buffer, start, start + length);
        if (decimal != null) {
            return new JsonValue.DecimalText(decimal);
        }
        String text = new String(buffer, start, length);
        // Only an escape sequence can produce half of a pair: as bytes it is not UTF-8.
        return hasEscapes && Utf8.hasLoneSurrogate(text)
                ? JsonValue.Unusable.HALF_CHARACTER
                : new JsonValue.PlainText(text);
    }

    /** The number that is written like 45.00: digits, a point, digits, no zero too many before it; null for all else. */
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
            return JsonValue.Unusable.LONG_NUMBER;
        }
        BigDecimal number;
        try {
            number = parser.getDecimalValue();
        } catch (JacksonException | NumberFormatException exponentOutOfRange) {
            return JsonValue.Unusable.LONG_NUMBER;
        }
        boolean isLong = Math.abs((long) number.scale()) > MAX_NUMBER_DIGITS
                || length > MAX_NUMBER_DIGITS && number.precision() > MAX_NUMBER_DIGITS;
        if (isLong) {
            return JsonValue.Unusable.LONG_NUMBER;
        }
        // Scale 0 is for integers alone: 42e0 becomes 42.0, which is no id.
        boolean hasExponent = token == JsonToken.VALUE_NUMBER_FLOAT && number.scale() == 0;
        return new JsonValue.Numeric(hasExponent ? number.setScale(1) : number);
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
