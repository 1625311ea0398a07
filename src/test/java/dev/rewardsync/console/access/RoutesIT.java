package dev.rewardsync.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.RunningConsole;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each role may do at every route of the console, of those that exist now and later. */
class RoutesIT {

    private static final String VIEWER = "viewer-token-of-the-test";
    private static final String OPERATOR = "operator-token-of-the-test";

    /** Everything else that is posted needs an operator. */
    private static final Set<String> READING_POSTS = Set.of(
            "POST /customers/search",
            "POST /orders/search",
            "POST /audit/search",
            "POST /api/v1/customers/search",
            "POST /api/v1/actions/search",
            "POST /rules/try",
            "POST /rules/compare");

    private static final Set<String> OPERATORS_PAGES = Set.of("GET /customers/x/adjust", "GET /customers/x/erase");
    private static final Set<String> PUBLIC = Set.of("GET /login");

    @Test
    void everyRouteNeedsItsRole(@TempDir Path dir) throws Exception {
        try (RunningConsole console = RunningConsole.start(
                dir,
                "--rewardsync.console.viewer-token=" + VIEWER,
                "--rewardsync.console.operator-token=" + OPERATOR)) {
            Set<String> routes = routes(console);
            assertThat(routes)
                    .contains("GET /", "GET /login", "GET /rules", "GET /api/v1/actions")
                    .contains("POST /api/v1/dead-letters/replay", "POST /customers/x/adjust/confirmed");
            for (String route : routes) {
                if (!PUBLIC.contains(route)) {
                    assertThat(status(console, route, null))
                            .as("nobody: " + route)
                            .isIn(302, 401, 403);
                }
                assertThat(status(console, route, OPERATOR))
                        .as("operator: " + route)
                        .isNotIn(302, 401, 403);
                boolean forViewers = isRead(route) && !OPERATORS_PAGES.contains(route) || READING_POSTS.contains(route);
                if (forViewers) {
                    assertThat(status(console, route, VIEWER))
                            .as("viewer: " + route)
                            .isNotIn(302, 401, 403);
                } else {
                    assertThat(status(console, route, VIEWER))
                            .as("viewer: " + route)
                            .isEqualTo(403);
                }
            }
        }
    }

    private static boolean isRead(String route) {
        return route.startsWith("GET ") || route.startsWith("HEAD ");
    }

    private static int status(RunningConsole console, String route, @Nullable String token) throws Exception {
        String[] parts = route.split(" ");
        HttpRequest.Builder request = console.request(parts[1])
                .header("Content-Type", "application/json")
                .method(parts[0], isRead(route) ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return console.send(request).statusCode();
    }

    private static Set<String> routes(RunningConsole console) {
        Set<String> routes = new TreeSet<>();
        console.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        for (String path : mapping.getPatternValues()) {
                            routes.add(method + " " + filled(path));
                        }
                    }
                });
        console.context()
                .getBeansOfType(RouterFunction.class)
                .values()
                .forEach(router -> router.accept(new Routes(routes)));
        return routes;
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*}", "x");
    }

    /** Collects the methods and paths of router functions. */
    private record Routes(Set<String> found) implements RouterFunctions.Visitor {

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            Parts parts = new Parts(new TreeSet<>(), new TreeSet<>());
            predicate.accept(parts);
            for (String method : parts.methods) {
                parts.paths.forEach(path -> found.add(method + " " + filled(path)));
            }
        }

        @Override
        public void startNested(RequestPredicate predicate) {}

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void resources(Function<ServerRequest, Optional<Resource>> lookup) {}

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> router) {}
    }

    private record Parts(Set<String> methods, Set<String> paths) implements RequestPredicates.Visitor {

        @Override
        public void method(Set<HttpMethod> allowed) {
            methods.addAll(allowed.stream().map(HttpMethod::name).collect(Collectors.toSet()));
        }

        @Override
        public void path(String pattern) {
            paths.add(pattern);
        }

        @Override
        @SuppressWarnings("removal")
        public void pathExtension(String extension) {}

        @Override
        public void header(String name, String value) {}

        @Override
        public void param(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void unknown(RequestPredicate predicate) {}
    }
}
