package dev.rewardsync.offline;

import dev.rewardsync.json.RawFields;
import dev.rewardsync.json.RawFields.RawJson;
import dev.rewardsync.json.RawFields.RawText;
import dev.rewardsync.json.RawFields.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An input record as a line of text: {@code {"topic", "key", "value", "timestamp"}}. The value is an event, whose bytes
 * are unchanged, or a string with raw text; {@code valueBase64} contains any bytes.
 *
 * @param timestamp the record's timestamp; null if the line has none
 */
record InputLine(
        String topic,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable Instant timestamp) {

    private static final Pattern EPOCH_MILLIS = Pattern.compile("-?[0-9]{1,15}");

    /**
     * Reads a line.
     *
     * @throws InvalidLineException if the line has another form
     */
    static InputLine read(byte[] line) throws InvalidLineException {
        try {
            return of(RawFields.read(line));
        } catch (RawFields.NotAnObjectException e) {
            throw new InvalidLineException(String.valueOf(e.getMessage()));
        }
    }

    private static InputLine of(RawFields fields) throws InvalidLineException {
        String topic = string(fields, "topic");
        if (topic == null) {
            throw new InvalidLineException("/topic: expected a string, got nothing");
        }
        String key = string(fields, "key");
        return new InputLine(
                topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value(fields), timestamp(fields));
    }

    private static byte @Nullable [] value(RawFields fields) throws InvalidLineException {
        String base64 = string(fields, "valueBase64");
        if (base64 != null) {
            try {
                return Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw new InvalidLineException("/valueBase64: expected Base64");
            }
        }
        RawValue value = fields.get("value");
        return value == null ? null : value.utf8();
    }

    private static @Nullable Instant timestamp(RawFields fields) throws InvalidLineException {
        RawValue value = fields.get("timestamp");
        if (value == null) {
            return null;
        }
        if (value instanceof RawJson(String json) && EPOCH_MILLIS.matcher(json).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(json));
        }
        throw new InvalidLineException("/timestamp: expected milliseconds since 1970, an integer of up to 15 digits");
    }

    private static @Nullable String string(RawFields fields, String name) throws InvalidLineException {
        return switch (fields.get(name)) {
            case null -> null;
            case RawText(String text) -> text;
            case RawJson other -> throw new InvalidLineException("/" + name + ": expected a string");
        };
    }
}
