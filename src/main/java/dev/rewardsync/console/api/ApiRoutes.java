package dev.rewardsync.console.api;

import dev.rewardsync.web.ApiResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Adds routes to a router. */
final class ApiRoutes {

    /** The beginning of all paths. */
    static final String BASE = "/api/v1";

    private ApiRoutes() {}

    /** Adds a resource that can only be read. HEAD is GET without the body. */
    static void addRead(RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> handler) {
        routes.GET(path, handler)
                .HEAD(path, handler)
                .route(
                        RequestPredicates.path(path),
                        request -> ApiResponse.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD));
    }

    /** Adds a search, whose body is sent with POST. */
    static void addSearch(RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> handler) {
        routes.POST(path, handler)
                .route(RequestPredicates.path(path), request -> ApiResponse.methodNotAllowed(HttpMethod.POST));
    }
}
