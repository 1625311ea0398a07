package dev.rewardsync.console.api;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.ActionQueries.ActionFilter;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.web.ApiResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What operators did. */
final class ActionResource {

    private static final String ACTIONS = ApiRoutes.BASE + "/actions";
    private static final String ACTION = "action";
    private static final String BY = "by";

    private final ActionQueries actions;

    ActionResource(ActionQueries actions) {
        this.actions = actions;
    }

    void addRoutes(RouterFunctions.Builder routes) {
        ApiRoutes.addRead(routes, ACTIONS, this::list);
        ApiRoutes.addSearch(routes, ACTIONS + "/search", this::search);
    }

    private ServerResponse list(ServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request, ACTION, QueryParameters.LIMIT, QueryParameters.CURSOR);
        return page(new ActionFilter(parameters.text(ACTION), null), parameters.cursor(), parameters.limit());
    }

    /** Also filters by the name of the person, which is in the body: query strings end up in logs. */
    private ServerResponse search(ServerRequest request) throws IOException {
        QueryParameters.of(request);
        SearchRequest search = SearchRequest.read(request, ACTION, BY);
        return page(new ActionFilter(search.text(ACTION), search.text(BY)), search.cursor(), search.limit());
    }

    private ServerResponse page(ActionFilter filter, @Nullable String cursor, int limit) {
        return ApiResponse.json(PageJson.value(actions.list(filter, cursor, limit), ActionResource::write));
    }

    private static void write(JsonObjectWriter json, OperatorAction action) {
        json.text("actionId", action.actionId())
                .text(ACTION, action.action())
                .instant("at", action.at())
                .text(BY, action.by())
                .text("subject", action.subject())
                .text("signIn", action.signIn())
                .text("role", action.role())
                .text("customerId", action.customerId())
                .text("customerHash", action.customerHash())
                .rawJson("details", action.details());
    }
}
