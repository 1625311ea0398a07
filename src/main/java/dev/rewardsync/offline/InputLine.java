package dev.rewardsync.offline;

import dev.rewardsync.json.RawFields;
import dev.rewardsync.json.RawFields.RawJson;
import dev.rewardsync.json.RawFields.RawText;
import dev.rewardsync.json.RawFields.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One input record as a line of text: {@code {"topic", "key", "value"}}. The value is an event, kept byte for
 * byte, or a string of raw text; {@code valueBase64} takes any bytes.
 */
record InputLine(String topic, byte @Nullable [] key, byte @Nullable [] value) {

    /**
     * Reads a line.
     *
     * @throws InvalidLineException where it is not such a line
     */
    static InputLine read(byte[] line) throws InvalidLineException {
        try {
            return of(RawFields.read(line));
        } catch (RawFields.NoObject e) {
            throw new InvalidLineException(String.valueOf(e.getMessage()));
        }
    }

    private static InputLine of(RawFields fields) throws InvalidLineException {
        String topic = string(fields, "topic");
        if (topic == null) {
            throw new InvalidLineException("/topic: expected a string, it is missing");
        }
        String key = string(fields, "key");
        return new InputLine(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value(fields));
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

    private static @Nullable String string(RawFields fields, String name) throws InvalidLineException {
        return switch (fields.get(name)) {
            case null -> null;
            case RawText(String text) -> text;
            case RawJson other -> throw new InvalidLineException("/" + name + ": expected a string");
        };
    }
}
