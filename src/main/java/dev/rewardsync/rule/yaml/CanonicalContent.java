package dev.rewardsync.rule.yaml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The canonical content of a file, independent of its notation.
 *
 * <p>It is one line of JSON: keys sorted by UTF-16 code unit, no whitespace; in texts only {@code "}, {@code \} and
 * control characters are escaped (as {@code \}{@code u00XX}); numbers in plain decimals without trailing zeros; {@code
 * true}, {@code false} and {@code null}; aliases resolved. Comments, key order, quoting, indentation, and the choice of
 * YAML or JSON have no effect on it; the order of lists has.
 */
final class CanonicalContent {

    private static final int VERSION_DIGITS = 12;

    private final StringBuilder json = new StringBuilder();

    private CanonicalContent() {}

    /** Returns the canonical content of a value. */
    static String of(YamlValue value) {
        CanonicalContent content = new CanonicalContent();
        content.write(value);
        return content.json.toString();
    }

    /** Returns the version of a canonical content: the first 12 hex digits of the SHA-256 of its UTF-8. */
    static String versionOf(String content) {
        byte[] hash = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void write(YamlValue value) {
        switch (value) {
            case YamlValue.Mapping mapping -> writeMapping(mapping);
            case YamlValue.Sequence sequence -> writeSequence(sequence);
            case YamlValue.TextScalar text -> writeText(text.value());
            case YamlValue.NumberScalar number ->
                json.append(number.value().stripTrailingZeros().toPlainString());
            case YamlValue.BooleanScalar flag -> json.append(flag.value());
            case YamlValue.NullScalar nothing -> json.append("null");
            case YamlValue.MalformedScalar unreadable -> json.append("null");
        }
    }

    private void writeMapping(YamlValue.Mapping mapping) {
        json.append('{');
        String separator = "";
        for (YamlValue.MappingEntry entry : mapping.entries().stream()
                .sorted(Comparator.comparing(YamlValue.MappingEntry::key))
                .toList()) {
            json.append(separator);
            writeText(entry.key());
            json.append(':');
            write(entry.value());
            separator = ",";
        }
        json.append('}');
    }

    private void writeSequence(YamlValue.Sequence sequence) {
        json.append('[');
        String separator = "";
        for (YamlValue item : sequence.items()) {
            json.append(separator);
            write(item);
            separator = ",";
        }
        json.append(']');
    }

    private void writeText(String text) {
        json.append('"');
        text.chars().forEach(unit -> {
            if (unit < ' ') {
                json.append("\\u00").append(HexFormat.of().toHexDigits((byte) unit));
            } else {
                json.append(unit == '"' || unit == '\\' ? "\\" : "").append((char) unit);
            }
        });
        json.append('"');
    }
}
