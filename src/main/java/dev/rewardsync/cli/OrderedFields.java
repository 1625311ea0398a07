package dev.rewardsync.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, in insertion order. Null values are omitted. */
final class OrderedFields {

    private final Map<String, Object> byName = new LinkedHashMap<>();

    OrderedFields put(String name, @Nullable Object value) {
        if (value != null) {
            byName.put(name, value);
        }
        return this;
    }

    Map<String, Object> byName() {
        return byName;
    }
}
