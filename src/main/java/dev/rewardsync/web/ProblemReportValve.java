package dev.rewardsync.web;

import dev.rewardsync.json.ProblemDetailWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Reports errors that reach no handler, such as malformed requests, as problem details instead of Tomcat's HTML pages. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, ApiResponse.NO_STORE);
        try {
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                byte[] body =
                        ProblemDetailWriter.value(status.value(), status.getReasonPhrase(), detail(status), List.of());
                writer.write(new String(body, StandardCharsets.US_ASCII));
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("The client closed the connection before it got the error", e);
        }
    }

    private static String detail(HttpStatus status) {
        if (status == HttpStatus.REQUEST_TIMEOUT) {
            return ApiResponse.INCOMPLETE_BODY;
        }
        return status.is4xxClientError()
                ? "The HTTP server rejected the request."
                : "Internal error; see the program's log. You can retry the request.";
    }
}
