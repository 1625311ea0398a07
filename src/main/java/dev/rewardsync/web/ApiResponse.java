package dev.rewardsync.web;

import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.ProblemDetailWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Creates responses of the API: JSON, or problem details (RFC 9457). */
public final class ApiResponse {

    /**
     * The delay after which a client should retry, in seconds: long enough for a restart, short enough for a checkout.
     */
    public static final String RETRY_AFTER_SECONDS = "2";

    public static final String INCOMPLETE_BODY = "The request body did not arrive completely. Retry the request.";

    public static final String NO_STORE = "no-store";

    private ApiResponse() {}

    /** Returns JSON that must not be stored by caches. */
    public static ServerResponse json(byte[] body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .body(body);
    }

    /**
     * Returns a problem.
     *
     * @param detail the error and what the caller can do about it
     */
    public static ServerResponse problem(HttpStatus status, String detail) {
        return problem(status, detail, List.of());
    }

    /** Returns the problem of a wrong method. */
    public static ServerResponse methodNotAllowed(HttpMethod... allowed) {
        String names = Arrays.stream(allowed).map(HttpMethod::name).collect(Collectors.joining(" or "));
        return problem(
                status(HttpStatus.METHOD_NOT_ALLOWED).allow(allowed),
                HttpStatus.METHOD_NOT_ALLOWED,
                "Wrong method. Use " + names + ".",
                List.of());
    }

    /** Returns a problem with errors in fields of the request's body. */
    public static ServerResponse problem(HttpStatus status, String detail, List<FieldError> errors) {
        ServerResponse.BodyBuilder response = status(status);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return problem(response, status, detail, errors);
    }

    private static ServerResponse.BodyBuilder status(HttpStatus status) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    private static ServerResponse problem(
            ServerResponse.BodyBuilder response, HttpStatus status, String detail, List<FieldError> errors) {
        return response.body(ProblemDetailWriter.value(status.value(), status.getReasonPhrase(), detail, errors));
    }
}
