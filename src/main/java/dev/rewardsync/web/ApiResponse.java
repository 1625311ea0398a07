package dev.rewardsync.web;

import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.ProblemDetailWriter;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Creates responses of the API: JSON, or problem details (RFC 9457). */
final class ApiResponse {

    /**
     * The delay after which a client should retry, in seconds: long enough for a restart, short enough for a checkout.
     */
    static final String RETRY_AFTER_SECONDS = "2";

    private static final String NO_STORE = "no-store";

    private ApiResponse() {}

    static ServerResponse json(byte[] body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .body(body);
    }

    static ServerResponse problem(HttpStatus status, String detail) {
        return problem(status, detail, List.of());
    }

    static ServerResponse problem(HttpStatus status, String detail, List<FieldError> errors) {
        ServerResponse.BodyBuilder response = ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.body(ProblemDetailWriter.value(status.value(), status.getReasonPhrase(), detail, errors));
    }
}
