package dev.rewardsync.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, in insertion order. Null values are omitted. */
public final class OrderedFields {

    private final Map<String, Object> byName = new LinkedHashMap<>();

    public OrderedFields put(String name, @Nullable Object value) {
        if (value != null) {
            byName.put(name, value);
        }
        return this;
    }

    public Map<String, Object> byName() {
        return byName;
    }
}
