package dev.rewardsync.console.action;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.ActionQueries.ActionFilter;
import dev.rewardsync.console.books.InvalidCursorException;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.json.ProblemDetailWriter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The part of the API with which operators act, and the audit of what they did. */
final class ActionApi {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int DEFAULT_PAGE_SIZE = 100;

    private final PointsAdjuster adjuster;
    private final DeadLetterReplayer replayer;
    private final ActionQueries queries;
    private final InstantSource clock;

    ActionApi(PointsAdjuster adjuster, DeadLetterReplayer replayer, ActionQueries queries, InstantSource clock) {
        this.adjuster = adjuster;
        this.replayer = replayer;
        this.queries = queries;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/customers/{id}/adjustments", this::adjust)
                .POST("/api/v1/dead-letters/replay", this::replay)
                .GET("/api/v1/actions", this::list)
                .onError(ActionFailedException.class, (failure, request) -> problem((ActionFailedException) failure))
                .onError(
                        DataAccessException.class,
                        (failure, request) ->
                                problem(ActionFailedException.unavailable("The database does not answer.")))
                .build();
    }

    private ServerResponse adjust(ServerRequest request) throws ActionFailedException, IOException {
        PointsAdjusted event = adjuster.adjust(action(request), request.pathVariable("id"), body(request));
        return json(
                HttpStatus.ACCEPTED,
                JsonObjectWriter.write(
                        json -> json.text("eventId", event.envelope().eventId())
                                .instant("at", event.envelope().occurredAt())
                                .integer("points", event.points())
                                .text("by", event.by())));
    }

    private ServerResponse replay(ServerRequest request) throws ActionFailedException, IOException {
        DeadLetterReplayer.Result result = replayer.replay(action(request), body(request));
        return json(
                HttpStatus.OK,
                JsonObjectWriter.write(json -> json.integer("replayed", result.replayed())
                        .integer("alreadyReplayed", result.alreadyReplayed())
                        .integer("rejected", result.rejected())
                        .objects(
                                "rejections",
                                result.rejections(),
                                (object, rejection) -> object.text("deadLetter", rejection.coordinates())
                                        .text("reason", rejection.reason()))));
    }

    private ServerResponse list(ServerRequest request) throws ActionFailedException {
        ActionFilter filter = new ActionFilter(
                request.param("action").orElse(null), request.param("by").orElse(null));
        try {
            Page<OperatorAction> page =
                    queries.list(filter, request.param("cursor").orElse(null), size(request));
            return json(
                    HttpStatus.OK,
                    JsonObjectWriter.write(json -> json.objects("items", page.items(), ActionApi::fields)
                            .text("next", page.next())));
        } catch (InvalidCursorException e) {
            throw ActionFailedException.invalid(
                    "The cursor is not valid.", List.of(new FieldError("/cursor", "expected a cursor of this list")));
        }
    }

    private static void fields(JsonObjectWriter json, OperatorAction action) {
        json.text("actionId", action.actionId())
                .text("action", action.action())
                .instant("at", action.at())
                .text("by", action.by())
                .text("signIn", action.signIn())
                .text("role", action.role())
                .text("customerId", action.customerId())
                .text("customerHash", action.customerHash())
                .rawJson("details", action.details());
    }

    private static int size(ServerRequest request) throws ActionFailedException {
        String limit = request.param("limit").orElse(Integer.toString(DEFAULT_PAGE_SIZE));
        if (limit.matches("[0-9]{1,4}")) {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= Page.MAX_SIZE) {
                return size;
            }
        }
        throw ActionFailedException.invalid(
                "The limit is not valid.", List.of(new FieldError("/limit", "expected 1 to " + Page.MAX_SIZE)));
    }

    private ActionRequest action(ServerRequest request) throws ActionFailedException {
        return ActionRequest.of(request.headers().firstHeader(IDEMPOTENCY_KEY), Person.current(), clock.instant());
    }

    private static byte[] body(ServerRequest request) throws IOException, ActionFailedException {
        byte[] body = request.servletRequest().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw ActionFailedException.invalid("The body has more than " + MAX_BODY_BYTES + " bytes.", List.of());
        }
        return body;
    }

    private static ServerResponse json(HttpStatus status, byte[] body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    private static ServerResponse problem(ActionFailedException failure) {
        HttpStatus status = failure.status();
        ServerResponse.BodyBuilder response = ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.body(ProblemDetailWriter.value(
                status.value(), status.getReasonPhrase(), String.valueOf(failure.getMessage()), failure.errors()));
    }
}
