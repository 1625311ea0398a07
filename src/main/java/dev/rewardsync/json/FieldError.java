package dev.rewardsync.json;

/**
 * What is wrong with a field, never its content.
 *
 * @param pointer a JSON pointer (RFC 6901) to it; empty for the whole
 */
public record FieldError(String pointer, String problem) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? problem : pointer + ": " + problem;
    }
}
