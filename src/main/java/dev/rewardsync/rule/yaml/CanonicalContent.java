package dev.rewardsync.rule.yaml;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The canonical content of a file: what it says, however it is spelled.
 *
 * <p>It is one line of JSON of the resolved values: keys sorted by UTF-16 code unit, no spaces; texts with only
 * {@code "}, {@code \} and control characters escaped (as {@code \}{@code u00XX}); numbers in plain decimals without
 * trailing zeros; {@code true}, {@code false} and {@code null}; aliases replaced by what they stand for. So comments,
 * the order of keys, quoting, indentation, and YAML or JSON make no difference; the order of lists does.
 */
final class CanonicalContent {

    private static final int VERSION_DIGITS = 12;

    private final StringBuilder text = new StringBuilder();

    private CanonicalContent() {}

    /** The canonical content of a value. */
    static String of(YamlValue value) {
        CanonicalContent content = new CanonicalContent();
        content.write(value);
        return content.text.toString();
    }

    /** The version of a file: the first 12 hex digits of the SHA-256 of its canonical content in UTF-8. */
    static String versionOf(YamlValue value) {
        byte[] hash = sha256().digest(of(value).getBytes(StandardCharsets.UTF_8));
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
            case YamlValue.Text literal -> writeText(literal.value());
            case YamlValue.Numeral number ->
                text.append(number.value().stripTrailingZeros().toPlainString());
            case YamlValue.Flag flag -> text.append(flag.value());
            case YamlValue.Nothing nothing -> text.append("null");
            case YamlValue.Unreadable unreadable -> text.append("null");
        }
    }

    private void writeMapping(YamlValue.Mapping mapping) {
        text.append('{');
        String separator = "";
        for (YamlValue.Entry entry : mapping.entries().stream()
                .sorted(Comparator.comparing(YamlValue.Entry::key))
                .toList()) {
            text.append(separator);
            writeText(entry.key());
            text.append(':');
            write(entry.value());
            separator = ",";
        }
        text.append('}');
    }

    private void writeSequence(YamlValue.Sequence sequence) {
        text.append('[');
        String separator = "";
        for (YamlValue item : sequence.items()) {
            text.append(separator);
            write(item);
            separator = ",";
        }
        text.append(']');
    }

    private void writeText(String literal) {
        text.append('"');
        literal.chars().forEach(unit -> {
            if (unit < ' ') {
                text.append("\\u00").append(HexFormat.of().toHexDigits((byte) unit));
            } else {
                text.append(unit == '"' || unit == '\\' ? "\\" : "").append((char) unit);
            }
        });
        text.append('"');
    }
}
