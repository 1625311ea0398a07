package dev.rewardsync.console.api;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.BalanceQueries;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.HistoryQueries;
import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.books.SeriesQueries;
import dev.rewardsync.console.ingest.Ingest;
import dev.rewardsync.console.rules.OrderReasons;
import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.web.ApiResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Creates the API that reads. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    private final Supplier<Optional<Ruleset>> inForce;
    private final Supplier<ZoneId> zone;

    ApiConfiguration(StoredRulesets rulesets) {
        inForce = rulesets::inForce;
        zone = () -> rulesets.inForce().map(Ruleset::zone).orElse(ZoneOffset.UTC);
    }

    @Bean
    CustomerResource customerResource(
            CustomerQueries customers, HistoryQueries history, OrderQueries orders, NextTiers nextTiers) {
        return new CustomerResource(customers, history, orders, nextTiers::of, zone);
    }

    @Bean
    OrderResource orderResource(OrderQueries orders, OrderReasons reasons) {
        return new OrderResource(orders, new OrderWhy(reasons));
    }

    @Bean
    DeadLetterResource deadLetterResource(DeadLetterQueries letters) {
        return new DeadLetterResource(letters, zone);
    }

    @Bean
    ActionResource actionResource(ActionQueries actions) {
        return new ActionResource(actions);
    }

    @Bean
    OverviewResource overviewResource(
            OverviewQueries overview, DeadLetterQueries letters, SeriesQueries series, Ingest ingest) {
        return new OverviewResource(overview, letters, series, ingest, zone, InstantSource.system());
    }

    @Bean
    ReportResource reportResource(ReportQueries queries, BalanceQueries balances) {
        return new ReportResource(queries, balances, inForce, InstantSource.system());
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> readingApi(
            Ingest ingest,
            CustomerResource customers,
            OrderResource orders,
            DeadLetterResource letters,
            ActionResource actions,
            OverviewResource overview,
            ReportResource reports) {
        return new ConsoleApi(ingest)
                .routes(List.of(
                        customers::addRoutes,
                        orders::addRoutes,
                        letters::addRoutes,
                        actions::addRoutes,
                        overview::addRoutes,
                        reports::addRoutes,
                        OpenApiResource::addRoutes));
    }

    /** Answers all requests that no other route of the API takes. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> unknownResources() {
        return RouterFunctions.route(
                RequestPredicates.path("/api/**"),
                request -> ApiResponse.problem(
                        HttpStatus.NOT_FOUND,
                        "The API has no resource at this address. " + ApiRoutes.BASE
                                + "/openapi.yaml describes all of them."));
    }
}
