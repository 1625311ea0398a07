package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives the content of an event from {@link EventContent}, field by field. Events of one kind always have the same
 * fields in the same order; absent fields are null.
 */
interface ContentSink {

    /** Adds a text, which is compared exactly. */
    void text(String name, @Nullable String value);

    /** Adds a decimal, which is compared by value: 5.0 equals 5. */
    void decimal(String name, @Nullable BigDecimal value);

    /** Adds an integer. */
    void integer(String name, long value);

    /** Adds a boolean. */
    void flag(String name, @Nullable Boolean value);

    /** Adds custom attributes, which are compared as one value. */
    void attributes(String name, Map<String, AttributeValue> value);

    /** Adds an object. */
    <T> void object(String name, @Nullable T value, BiConsumer<T, ContentSink> describe);

    /** Adds a list of objects. */
    <T> void list(String name, @Nullable List<T> elements, BiConsumer<T, ContentSink> describe);
}
