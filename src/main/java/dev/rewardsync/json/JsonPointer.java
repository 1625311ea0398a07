package dev.rewardsync.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON pointer (RFC 6901) to a value. Its text is built only for error messages.
 *
 * @param parent the pointer to the object that contains the field; null for the whole document
 * @param field the name of the field, or of the list that contains the element
 * @param element the element's index in the list, from 0; {@link #NONE} for the field itself
 */
record JsonPointer(@Nullable JsonPointer parent, String field, int element) {

    private static final int NONE = -1;

    /** Returns a pointer to a field; without a parent, to a field of the whole document. */
    static JsonPointer of(@Nullable JsonPointer parent, String name) {
        return new JsonPointer(parent, name, NONE);
    }

    /** Returns a pointer to an element of a list. */
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
