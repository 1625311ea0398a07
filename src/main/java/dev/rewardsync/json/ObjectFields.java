package dev.rewardsync.json;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, and the errors found in them. A field that is null counts as absent. */
abstract sealed class ObjectFields permits JsonFields {

    /**
     * The author of an object. Only a shop's values are limited to ranges: sums that the worker wrote may exceed them.
     */
    enum Author {
        SHOP,
        WORKER
    }

    final Author author;
    private final @Nullable JsonPointer at;
    private final JsonValue.JsonObject object;
    private final FieldErrors errors;

    ObjectFields(Author author, @Nullable JsonPointer at, JsonValue.JsonObject object, FieldErrors errors) {
        this.author = author;
        this.at = at;
        this.object = object;
        this.errors = errors;
    }

    /** Returns the value of a field; null if it is absent. */
    final @Nullable JsonValue value(String name) {
        return presentOrNull(object.get(name));
    }

    /** Returns the value of the field at an index below {@link #size}; null if it is absent. */
    final @Nullable JsonValue value(int index) {
        return presentOrNull(object.value(index));
    }

    private static @Nullable JsonValue presentOrNull(JsonValue value) {
        return value == JsonValue.JsonNull.NULL ? null : value;
    }

    /** Returns the names of all fields, in the order of the document. */
    final List<String> names() {
        return object.names();
    }

    /** Adds an error for each field whose name is not allowed. */
    final void allowOnly(Predicate<String> allowed) {
        names().stream().filter(allowed.negate()).forEach(name -> addError(name, "expected no such field"));
    }

    /** Returns the number of fields, including those that are null. */
    final int size() {
        return object.size();
    }

    /** Returns the name of the field at an index below {@link #size}. */
    final String name(int index) {
        return object.name(index);
    }

    /** Adds an error in a field with its full message. */
    final void addError(String name, String message) {
        errors.add(pointer(name), message);
    }

    /** Adds an error in a field; {@code got} describes the value's type or violation, never its content. */
    final void addError(String name, String expected, String got) {
        errors.add(pointer(name), expected, got);
    }

    /** Adds an error for a value of an unexpected type; a null value counts as absent. */
    final void addTypeError(String name, String expected, @Nullable JsonValue value) {
        addError(name, expected, value == null ? "nothing" : value.shape());
    }

    /** Adds an error for an element of a list that has an unexpected type. */
    final void addElementError(String list, int index, String expected, JsonValue element) {
        errors.add(JsonPointer.of(at, list, index), expected, element.shape());
    }

    /**
     * Returns a value, or a substitute if it is null. Adds an error if the field is absent; if it is present, its value
     * was invalid and has an error already.
     */
    final <T> T required(@Nullable T value, String name, String expected, T substitute) {
        if (value != null) {
            return value;
        }
        if (value(name) == null) {
            addTypeError(name, expected, null);
        }
        return substitute;
    }

    /** Returns the fields of an object in a field; they share the errors of this object. */
    final JsonFields child(String name, JsonValue.JsonObject value) {
        return new JsonFields(author, pointer(name), value, errors);
    }

    /** Returns the fields of an object in a list; they share the errors of this object. */
    final JsonFields child(String list, int index, JsonValue.JsonObject element) {
        return new JsonFields(author, JsonPointer.of(at, list, index), element, errors);
    }

    private JsonPointer pointer(String name) {
        return JsonPointer.of(at, name);
    }
}
