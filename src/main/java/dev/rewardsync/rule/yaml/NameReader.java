package dev.rewardsync.rule.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads names, ids and texts. */
final class NameReader {

    private static final int MAX_ID_LENGTH = 128;

    /**
     * Control and format characters (Cc, Cf), line and paragraph separators (Zl, Zp), halves of surrogate pairs (Cs).
     */
    private static final Pattern NOT_IN_IDS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    /** Unlike ids, names may contain format characters, which some scripts and emojis need. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private static final Pattern NOT_IN_MESSAGES = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\t\n\r]]");
    private static final Pattern AFTER_HYPHEN = Pattern.compile("-([a-z])");

    private NameReader() {}

    /** Returns an enum's constants by name, such as {@code within-balance} for {@code WITHIN_BALANCE}. */
    static <E extends Enum<E>> Map<String, E> kebabCase(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .collect(Collectors.toMap(
                        NameReader::kebabCase, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    /** Returns the name of a constant, such as {@code within-balance} for {@code WITHIN_BALANCE}. */
    static String kebabCase(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns an enum's constants by name in camel case, such as {@code lifetimeSales} for {@code LIFETIME_SALES}. */
    static <E extends Enum<E>> Map<String, E> camelCase(Class<E> choices) {
        Map<String, E> names = new LinkedHashMap<>();
        kebabCase(choices)
                .forEach((name, choice) -> names.put(
                        AFTER_HYPHEN
                                .matcher(name)
                                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT)),
                        choice));
        return names;
    }

    /** Reads a list of names. An empty list is an error because it could be mistaken for all names. */
    static @Nullable Set<String> names(YamlField field) {
        List<YamlField> fields = field.list("a list of names, at least one; omit the key for all");
        if (fields == null) {
            return null;
        }
        return fields.stream()
                .map(element -> {
                    String text = name(element);
                    return text == null ? "" : text;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads a display name: one line of text. */
    static @Nullable String name(YamlField field) {
        return textWithout(NOT_IN_NAMES, "one line without control characters", field);
    }

    /** Reads a text for customers, one or more lines. */
    static @Nullable String message(YamlField field) {
        return textWithout(NOT_IN_MESSAGES, "text without control characters", field);
    }

    private static @Nullable String textWithout(Pattern forbidden, String expected, YamlField field) {
        String text = field.text();
        Matcher matcher = forbidden.matcher(text == null ? "" : text);
        if (matcher.find()) {
            field.addError(
                    "found the character U+%04X".formatted(matcher.group().codePointAt(0)), expected);
        }
        return text;
    }

    /**
     * Reads a unique id.
     *
     * @param seen the ids read before, with their locations; the id is added
     */
    static @Nullable String id(YamlField field, Map<String, SourceLocation> seen) {
        String id = textWithout(NOT_IN_IDS, "an id without control and format characters", field);
        if (id == null) {
            return null;
        }
        if (id.length() > MAX_ID_LENGTH) {
            field.addError("an id of " + id.length() + " characters", "at most " + MAX_ID_LENGTH);
        }
        SourceLocation first = seen.putIfAbsent(id, field.value().at());
        if (first != null) {
            field.addError(
                    "the id " + YamlField.quoted(id) + " is already used in line " + first.line(), "a unique id");
        }
        return id;
    }
}
