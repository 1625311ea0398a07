package dev.rewardsync.console.action;

import dev.rewardsync.console.access.Person;
import dev.rewardsync.console.database.StoredText;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.web.ApiResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The part of the API with which operators act. */
final class ActionApi {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final PointsAdjuster adjuster;
    private final DeadLetterReplayer replayer;
    private final CustomerEraser eraser;
    private final InstantSource clock;

    ActionApi(PointsAdjuster adjuster, DeadLetterReplayer replayer, CustomerEraser eraser, InstantSource clock) {
        this.adjuster = adjuster;
        this.replayer = replayer;
        this.eraser = eraser;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        addAction(routes, "/api/v1/customers/{customerId}/adjustments", this::adjust);
        addAction(routes, "/api/v1/customers/{customerId}/erasure", this::erase);
        addAction(routes, "/api/v1/dead-letters/replay", this::replay);
        return routes.onError(
                        ActionFailedException.class, (failure, request) -> problem((ActionFailedException) failure))
                .onError(
                        IOException.class,
                        (failure, request) ->
                                ApiResponse.problem(HttpStatus.REQUEST_TIMEOUT, ApiResponse.INCOMPLETE_BODY))
                .build();
    }

    private static void addAction(RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> action) {
        routes.POST(path, action)
                .route(RequestPredicates.path(path), request -> ApiResponse.methodNotAllowed(HttpMethod.POST));
    }

    private ServerResponse adjust(ServerRequest request) throws ActionFailedException, IOException {
        PointsAdjusted event = adjuster.adjust(action(request), customerId(request), body(request));
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

    private ServerResponse erase(ServerRequest request) throws ActionFailedException, IOException {
        int entries = eraser.erase(action(request), customerId(request), body(request));
        return json(HttpStatus.OK, JsonObjectWriter.write(json -> json.integer("deletedEntries", entries)));
    }

    private ActionRequest action(ServerRequest request) throws ActionFailedException {
        return ActionRequest.of(request.headers().firstHeader(IDEMPOTENCY_KEY), Person.current(), clock.instant());
    }

    private static String customerId(ServerRequest request) throws ActionFailedException {
        try {
            return StoredText.unescape(request.pathVariable("customerId"));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw ActionFailedException.notFound("The path does not contain a valid id.");
        }
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
                .header(HttpHeaders.CACHE_CONTROL, ApiResponse.NO_STORE)
                .body(body);
    }

    private static ServerResponse problem(ActionFailedException failure) {
        return ApiResponse.problem(failure.status(), String.valueOf(failure.getMessage()), failure.errors());
    }
}
