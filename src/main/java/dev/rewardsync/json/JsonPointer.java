package dev.rewardsync.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer (RFC 6901) to a value, spelled out only when something there is wrong.
 *
 * @param parent where the field or element is; null for the event itself
 * @param field its name, or that of the list it is an element of
 * @param element its place in the list, or {@link #NONE}
 */
record JsonPointer(@Nullable JsonPointer parent, String field, int element) {

    private static final int NONE = -1;

    /** Points to a field of what the parent points to; without a parent, of the event itself. */
    static JsonPointer of(@Nullable JsonPointer parent, String name) {
        return new JsonPointer(parent, name, NONE);
    }

    /** Points to an element of a list in a field. */
    static JsonPointer of(@Nullable JsonPointer parent, String list, int index) {
        return new JsonPointer(parent, list, index);
    }

    @Override
    public String toString() {
        String escaped = field.replace("~", "~0").replace("/", "~1");
        String ofField = (parent == null ? "" : parent.toString()) + "/" + escaped;
        return element == NONE ? ofField : ofField + "/" + element;
    }
}
