package dev.rewardsync.console.api;

import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.CustomerQueries.LotState;
import dev.rewardsync.console.books.HistoryQueries;
import dev.rewardsync.console.books.HistoryQueries.HistoryFilter;
import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.console.books.StoredCustomer;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.web.ApiResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Customers, their lots, histories and orders. */
final class CustomerResource {

    private static final String SEARCH = ApiRoutes.BASE + "/customers/search";
    private static final String CUSTOMER = ApiRoutes.BASE + "/customers/{customerId}";
    private static final String PREFIX = "prefix";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String TYPE = "type";
    private static final String STATE = "state";

    private final CustomerQueries customers;
    private final HistoryQueries history;
    private final OrderQueries orders;
    private final Function<StoredCustomer, NextTierAnswer> nextTiers;
    private final Supplier<ZoneId> zone;

    /**
     * Creates the resource.
     *
     * @param nextTiers finds out the next tier of a customer
     * @param zone the time zone of the ruleset in force
     */
    CustomerResource(
            CustomerQueries customers,
            HistoryQueries history,
            OrderQueries orders,
            Function<StoredCustomer, NextTierAnswer> nextTiers,
            Supplier<ZoneId> zone) {
        this.customers = customers;
        this.history = history;
        this.orders = orders;
        this.nextTiers = nextTiers;
        this.zone = zone;
    }

    /** Adds the routes. GET of the search's path reads the customer {@code search}. */
    void addRoutes(RouterFunctions.Builder routes) {
        routes.POST(SEARCH, this::search)
                .route(
                        RequestPredicates.path(SEARCH)
                                .and(RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                                        .negate()),
                        request -> ApiResponse.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST));
        ApiRoutes.addRead(routes, CUSTOMER, this::customer);
        ApiRoutes.addRead(routes, CUSTOMER + "/lots", this::lots);
        ApiRoutes.addRead(routes, CUSTOMER + "/history", this::history);
        ApiRoutes.addRead(routes, CUSTOMER + "/orders", this::orders);
    }

    /** Finds customers by the beginning of their ids, which are in the body: query strings end up in logs. */
    private ServerResponse search(ServerRequest request) throws IOException {
        QueryParameters.of(request);
        SearchRequest search = SearchRequest.read(request, PREFIX);
        String prefix = search.text(PREFIX);
        return ApiResponse.json(PageJson.value(
                customers.byIdPrefix(prefix == null ? "" : prefix, search.cursor(), search.limit()),
                CustomerJson::customer));
    }

    private ServerResponse customer(ServerRequest request) {
        QueryParameters.of(request);
        Optional<StoredCustomer> found = customers.find(id(request));
        if (found.isEmpty()) {
            return unknown();
        }
        StoredCustomer customer = found.get();
        CustomerQueries.LotTotals totals = customers.lotTotals(customer.customerId());
        NextTierAnswer nextTier = nextTiers.apply(customer);
        return ApiResponse.json(JsonObjectWriter.write(json -> {
            CustomerJson.customer(json, customer);
            json.object("openLots", totals, CustomerJson::lotTotals)
                    .object("nextTier", nextTier, CustomerJson::nextTier);
        }));
    }

    private ServerResponse lots(ServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request, STATE, QueryParameters.LIMIT, QueryParameters.CURSOR);
        LotState state = parameters.choice(STATE, LotState.class, LotState.OPEN);
        String customer = id(request);
        var page = customers.lots(customer, state, parameters.cursor(), parameters.limit());
        if (isUnknown(customer, page)) {
            return unknown();
        }
        return ApiResponse.json(JsonObjectWriter.write(json -> {
            json.object("open", customers.lotTotals(customer), CustomerJson::lotTotals);
            PageJson.write(json, page, CustomerJson::lot);
        }));
    }

    private ServerResponse history(ServerRequest request) {
        QueryParameters parameters =
                QueryParameters.of(request, TYPE, FROM, TO, QueryParameters.LIMIT, QueryParameters.CURSOR);
        HistoryFilter filter =
                new HistoryFilter(parameters.entryTypes(TYPE), parameters.from(FROM, zone), parameters.until(TO, zone));
        return page(
                request,
                history.of(id(request), filter, parameters.cursor(), parameters.limit()),
                page -> PageJson.value(page, CustomerJson::entry));
    }

    private ServerResponse orders(ServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request, QueryParameters.LIMIT, QueryParameters.CURSOR);
        return page(
                request,
                orders.ofCustomer(id(request), parameters.cursor(), parameters.limit()),
                page -> PageJson.value(page, OrderJson::order));
    }

    private <T> ServerResponse page(ServerRequest request, Page<T> page, Function<Page<T>, byte[]> json) {
        return isUnknown(id(request), page) ? unknown() : ApiResponse.json(json.apply(page));
    }

    /** Returns whether a customer has nothing to list because there is no such customer. */
    private boolean isUnknown(String customerId, Page<?> page) {
        return page.items().isEmpty() && customers.find(customerId).isEmpty();
    }

    private static String id(ServerRequest request) {
        return PathId.of(request, "customerId");
    }

    private static ServerResponse unknown() {
        return ApiResponse.problem(
                HttpStatus.NOT_FOUND,
                "Unknown customer: there is none with this id, it was erased, or the console has not read it yet.");
    }
}
