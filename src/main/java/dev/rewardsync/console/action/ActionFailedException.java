package dev.rewardsync.console.action;

import dev.rewardsync.json.FieldError;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Thrown if an action was not done. The message says why, and whether it is in the operator log. */
public final class ActionFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<FieldError> errors;

    private ActionFailedException(HttpStatus status, String message, List<FieldError> errors) {
        super(message);
        this.status = status;
        this.errors = errors;
    }

    /** Returns the exception for an invalid request. */
    public static ActionFailedException invalid(String message, List<FieldError> errors) {
        return new ActionFailedException(HttpStatus.BAD_REQUEST, message, errors);
    }

    /** Returns the exception for something that does not exist. */
    public static ActionFailedException notFound(String message) {
        return new ActionFailedException(HttpStatus.NOT_FOUND, message, List.of());
    }

    /** Returns the exception for an id that another action has, or for an action that excludes this one. */
    public static ActionFailedException conflict(String message) {
        return new ActionFailedException(HttpStatus.CONFLICT, message, List.of());
    }

    /** Returns the exception for an action that can be sent again with the same id. */
    public static ActionFailedException unavailable(String message) {
        return new ActionFailedException(HttpStatus.SERVICE_UNAVAILABLE, message, List.of());
    }

    /** Returns the HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** Returns the errors in fields of the request. */
    public List<FieldError> errors() {
        return errors;
    }
}
