package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the content of an event from {@link EventContent}, field by field: always the same fields in the same order,
 * with null for those that are absent.
 */
interface ContentSink {

    /** A text, compared exactly. */
    void text(String name, @Nullable String value);

    /** A decimal, compared by value: 5.0 is 5. */
    void decimal(String name, @Nullable BigDecimal value);

    /** A whole number. */
    void integer(String name, long value);

    /** True or false. */
    void flag(String name, @Nullable Boolean value);

    /** Attributes by the shop's own names, one value as a whole. */
    void attributes(String name, Map<String, AttributeValue> value);

    /** An object with fields of its own. */
    <T> void object(String name, @Nullable T value, BiConsumer<T, ContentSink> describe);

    /** A list of objects. */
    <T> void list(String name, @Nullable List<T> elements, BiConsumer<T, ContentSink> describe);
}
