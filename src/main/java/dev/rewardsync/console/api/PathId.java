package dev.rewardsync.console.api;

import dev.rewardsync.console.database.StoredText;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Ids of customers and orders in paths. HTTP servers refuse U+0000, and UTF-8 has no half surrogate pairs, so paths contain the
 * {@linkplain StoredText stored form} of ids: only these characters and backslashes differ.
 */
final class PathId {

    private PathId() {}

    /**
     * Returns the id in a variable of the path.
     *
     * @throws InvalidRequestException if no id has this form
     */
    static String of(ServerRequest request, String variable) {
        try {
            return StoredText.unescape(request.pathVariable(variable));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw InvalidRequestException.of(
                    variable, "an id in which each backslash is followed by another one, or by u and four hex digits");
        }
    }
}
