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

/** Names as files write them. */
final class NameReader {

    private static final int MAX_ID_LENGTH = 128;

    /** Control and format characters (Cc, Cf), line and paragraph separators (Zl, Zp), halves of surrogate pairs (Cs). */
    private static final Pattern NOT_IN_IDS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    /** Format characters may be needed to write a language, or an emoji. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private static final Pattern NOT_IN_MESSAGES = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\t\n\r]]");
    private static final Pattern AFTER_HYPHEN = Pattern.compile("-([a-z])");

    private NameReader() {}

    /** The names of an enum's constants, such as {@code within-balance} for {@code WITHIN_BALANCE}. */
    static <E extends Enum<E>> Map<String, E> of(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .collect(Collectors.toMap(
                        choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** The names of an enum's constants in camel case, such as {@code lifetimeSales} for {@code LIFETIME_SALES}. */
    static <E extends Enum<E>> Map<String, E> inCamelCase(Class<E> choices) {
        Map<String, E> names = new LinkedHashMap<>();
        of(choices)
                .forEach((name, choice) -> names.put(
                        AFTER_HYPHEN
                                .matcher(name)
                                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT)),
                        choice));
        return names;
    }

    /** Several names; at least one, since none would mean all. */
    static @Nullable Set<String> several(YamlField field) {
        List<YamlField> fields = field.list("a list of names, at least one; leave the key out for all");
        if (fields == null) {
            return null;
        }
        return fields.stream()
                .map(name -> {
                    String text = name(name);
                    return text == null ? "" : text;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A name that people read: one line of text. */
    static @Nullable String name(YamlField field) {
        return without(NOT_IN_NAMES, "one line without control characters", field);
    }

    /** A text for customers, of one line or more. */
    static @Nullable String message(YamlField field) {
        return without(NOT_IN_MESSAGES, "text without control characters", field);
    }

    private static @Nullable String without(Pattern refused, String expected, YamlField field) {
        String text = field.text();
        Matcher found = refused.matcher(text == null ? "" : text);
        if (found.find()) {
            field.problem("found the character U+%04X".formatted(found.group().codePointAt(0)), expected);
        }
        return text;
    }

    /** An id that no other has that is read with the same {@code seen}. */
    static @Nullable String id(YamlField field, Map<String, SourceLocation> seen) {
        String id = without(NOT_IN_IDS, "an id without control and format characters", field);
        if (id == null) {
            return null;
        }
        if (id.length() > MAX_ID_LENGTH) {
            field.problem("an id of " + id.length() + " characters", "at most " + MAX_ID_LENGTH);
        }
        SourceLocation first = seen.putIfAbsent(id, field.value().at());
        if (first != null) {
            field.problem("the id " + YamlField.quoted(id) + " is taken by line " + first.line(), "an id of its own");
        }
        return id;
    }
}
