package dev.rewardsync.json;

/**
 * An error in a field. The message never contains the field's value.
 *
 * @param pointer a JSON pointer (RFC 6901) to the field; empty for the whole document
 * @param message the expected and the actual content
 */
public record FieldError(String pointer, String message) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
