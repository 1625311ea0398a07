package dev.rewardsync.web;

import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.ProblemDetailWriter;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** What the API answers: JSON, or a problem that says what to do. */
final class ApiResponse {

    /** Long enough for a restarted instance, short enough for somebody who waits at a till. */
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
        ServerResponse.BodyBuilder answer = ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(ProblemDetailWriter.value(status.value(), status.getReasonPhrase(), detail, errors));
    }
}
