package dev.rewardsync.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Applies the changes of one line of {@code hostile/records.txt} to a valid event. */
final class HostileRecordBuilder {

    private static final String ARROW = "->";
    private static final Pattern SPECIAL = Pattern.compile("⟦(?:0x([0-9A-F]+)|(.+?)×(\\d+))⟧", Pattern.DOTALL);

    private final String id;
    private final String topic;
    private final List<HostileRecord.Header> headers = new ArrayList<>();
    private @Nullable String key;
    private @Nullable String value;
    private @Nullable Long timestampMs;

    HostileRecordBuilder(String id, String topic, String event) {
        this.id = id;
        this.topic = topic;
        this.key = "c-$id";
        this.value = event;
    }

    void change(String change) {
        if (change.equals("no value")) {
            value = null;
        } else if (change.equals("no key")) {
            key = null;
        } else if (change.startsWith("value:")) {
            value = argument(change);
        } else if (change.startsWith("key:")) {
            key = argument(change);
        } else if (change.startsWith("timestamp:")) {
            timestampMs = Long.valueOf(argument(change));
        } else if (change.startsWith("header:")) {
            String[] parts = argument(change).split("=", 2);
            headers.add(new HostileRecord.Header(parts[0], bytes(parts[1])));
        } else {
            replace(change);
        }
    }

    HostileRecord build(String name, HostileRecord.Expected expected) {
        return new HostileRecord(
                name,
                topic,
                key == null ? null : bytes(key),
                value == null ? null : bytes(value),
                List.copyOf(headers),
                timestampMs,
                expected);
    }

    private void replace(String change) {
        int arrow = change.indexOf(ARROW);
        String before = change.substring(0, arrow).strip();
        if (value == null || !value.contains(before)) {
            throw new IllegalArgumentException("the event does not contain " + before);
        }
        value = value.replace(before, change.substring(arrow + ARROW.length()).strip());
    }

    private static String argument(String change) {
        return change.substring(change.indexOf(':') + 1).strip();
    }

    /** Returns a text in UTF-8, with the number of the record, and with its repeated texts and bytes. */
    private byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher special = SPECIAL.matcher(text);
        int end = 0;
        while (special.find()) {
            bytes.writeBytes(utf8(text.substring(end, special.start())));
            bytes.writeBytes(
                    special.group(1) != null
                            ? HexFormat.of().parseHex(special.group(1))
                            : utf8(special.group(2).repeat(Integer.parseInt(special.group(3)))));
            end = special.end();
        }
        bytes.writeBytes(utf8(text.substring(end)));
        return bytes.toByteArray();
    }

    private byte[] utf8(String text) {
        return text.replace("$id", id).getBytes(StandardCharsets.UTF_8);
    }
}
