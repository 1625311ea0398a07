package dev.rewardsync.console.api;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.ActionQueries.ActionFilter;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.web.ApiResponse;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What operators did. */
final class ActionResource {

    private static final String ACTION = "action";
    private static final String BY = "by";

    private final ActionQueries actions;

    ActionResource(ActionQueries actions) {
        this.actions = actions;
    }

    void addRoutes(RouterFunctions.Builder routes) {
        ApiRoutes.addRead(routes, ApiRoutes.BASE + "/actions", this::list);
    }

    private ServerResponse list(ServerRequest request) {
        QueryParameters parameters =
                QueryParameters.of(request, ACTION, BY, QueryParameters.LIMIT, QueryParameters.CURSOR);
        ActionFilter filter = new ActionFilter(parameters.text(ACTION), parameters.text(BY));
        return ApiResponse.json(
                PageJson.value(actions.list(filter, parameters.cursor(), parameters.limit()), ActionResource::write));
    }

    private static void write(JsonObjectWriter json, OperatorAction action) {
        json.text("actionId", action.actionId())
                .text(ACTION, action.action())
                .instant("at", action.at())
                .text(BY, action.by())
                .text("signIn", action.signIn())
                .text("role", action.role())
                .text("customerId", action.customerId())
                .text("customerHash", action.customerHash())
                .rawJson("details", action.details());
    }
}
