package dev.rewardsync.console.api;

import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.web.ApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Orders with all their exports. Orders of guests have a path of their own: their ids can be those of other orders. */
final class OrderResource {

    private static final String ORDER = ApiRoutes.BASE + "/orders/{orderId}";
    private static final String GUEST_ORDER = ApiRoutes.BASE + "/guest-orders/{orderId}";
    private static final int MAX_REVISIONS = 50;
    private static final int DEFAULT_REVISIONS = 20;

    private final OrderQueries orders;
    private final OrderWhy why;

    /**
     * Creates the resource.
     *
     * @param why writes why an order got its points
     */
    OrderResource(OrderQueries orders, OrderWhy why) {
        this.orders = orders;
        this.why = why;
    }

    void addRoutes(RouterFunctions.Builder routes) {
        ApiRoutes.addRead(routes, ORDER, request -> order(request, false));
        ApiRoutes.addRead(routes, GUEST_ORDER, request -> order(request, true));
    }

    private ServerResponse order(ServerRequest request, boolean guest) {
        QueryParameters parameters = QueryParameters.of(request, QueryParameters.LIMIT, QueryParameters.CURSOR);
        int limit = parameters.number(QueryParameters.LIMIT, 1, MAX_REVISIONS, DEFAULT_REVISIONS);
        String cursor = parameters.cursor();
        Page<StoredExport> revisions = orders.revisions(PathId.of(request, "orderId"), guest, cursor, limit);
        if (revisions.items().isEmpty()) {
            return ApiResponse.problem(
                    HttpStatus.NOT_FOUND,
                    "Unknown %s: there is none with this id and export, it was erased, or the console has not read it"
                                    .formatted(guest ? "order of a guest" : "order of a customer")
                            + " yet.");
        }
        return ApiResponse.json(JsonObjectWriter.write(json -> {
            PageJson.write(json, revisions, OrderJson::export);
            if (cursor == null) {
                json.object("why", revisions.items().getFirst(), why::write);
            }
        }));
    }
}
