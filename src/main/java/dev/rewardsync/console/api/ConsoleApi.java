package dev.rewardsync.console.api;

import dev.rewardsync.console.books.InvalidCursorException;
import dev.rewardsync.console.ingest.Ingest;
import dev.rewardsync.web.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes of the API that read, and the answers to their failures. */
public final class ConsoleApi {

    private static final Logger log = LoggerFactory.getLogger(ConsoleApi.class);

    private final Ingest ingest;

    /** Creates the API of a console. */
    ConsoleApi(Ingest ingest) {
        this.ingest = ingest;
    }

    /** Returns the router of some resources. */
    RouterFunction<ServerResponse> routes(List<Consumer<RouterFunctions.Builder>> resources) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        resources.forEach(resource -> resource.accept(routes));
        return routes.onError(
                        failure -> !(failure instanceof InterruptedAnswerException),
                        (failure, request) -> failed(failure))
                .build();
    }

    private ServerResponse failed(Throwable failure) {
        return switch (failure) {
            case InvalidRequestException invalid ->
                ApiResponse.problem(HttpStatus.BAD_REQUEST, String.valueOf(invalid.getMessage()));
            case InvalidCursorException invalid ->
                ApiResponse.problem(
                        HttpStatus.BAD_REQUEST, "Parameter cursor: expected the value of next from an earlier page.");
            case DataAccessException database -> unavailable(database);
            case TransactionException database -> unavailable(database);
            case IOException incomplete -> ApiResponse.problem(HttpStatus.REQUEST_TIMEOUT, ApiResponse.INCOMPLETE_BODY);
            default -> {
                log.error("A request to the API failed", failure);
                yield ApiResponse.problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Internal error; see the console's log. You can retry the request.");
            }
        };
    }

    private ServerResponse unavailable(Exception failure) {
        log.debug("The database did not answer a request", failure);
        String reason = ingest.isReading() ? "The database did not answer this request" : ingest.status();
        return ApiResponse.problem(
                HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable, retry later: " + reason + ".");
    }
}
