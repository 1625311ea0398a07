package dev.rewardsync.rulefile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names as files write them. */
final class Names {

    private static final int MAX_ID_LENGTH = 128;
    private static final Pattern AFTER_HYPHEN = Pattern.compile("-([a-z])");

    private Names() {}

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
    static @Nullable Set<String> several(Field field) {
        List<Field> fields = field.list("a list of names, at least one; leave the key out for all");
        if (fields == null) {
            return null;
        }
        return fields.stream()
                .map(name -> {
                    String text = name.text();
                    return text == null ? "" : text;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An id that no other has that is read with the same {@code seen}. */
    static @Nullable String id(Field field, Map<String, Place> seen) {
        String id = field.text();
        if (id == null) {
            return null;
        }
        if (id.length() > MAX_ID_LENGTH) {
            field.problem("an id of " + id.length() + " characters", "at most " + MAX_ID_LENGTH);
        }
        Place first = seen.putIfAbsent(id, field.value().at());
        if (first != null) {
            field.problem("the id " + Field.quoted(id) + " is taken by line " + first.line(), "an id of its own");
        }
        return id;
    }
}
