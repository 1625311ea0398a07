package dev.rewardsync.console.api;

import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.DeadLetterQueries.LetterFilter;
import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.OverviewQueries.DoubtfulOrders;
import dev.rewardsync.console.books.OverviewQueries.OutstandingPoints;
import dev.rewardsync.console.books.SeriesQueries;
import dev.rewardsync.console.books.SeriesQueries.Period;
import dev.rewardsync.console.books.SeriesQueries.PeriodFigures;
import dev.rewardsync.console.ingest.Ingest;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.web.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What happened, what the customers have, and what needs attention. */
final class OverviewResource {

    private static final String DAYS = "days";
    private static final String PERIOD = "period";
    private static final int MAX_DAYS = 366;
    private static final int DEFAULT_DAYS = 30;
    private static final int LISTED = 10;
    private static final Duration RECENT = Duration.ofDays(7);

    private final OverviewQueries overview;
    private final DeadLetterQueries letters;
    private final SeriesQueries series;
    private final Ingest ingest;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    OverviewResource(
            OverviewQueries overview,
            DeadLetterQueries letters,
            SeriesQueries series,
            Ingest ingest,
            Supplier<ZoneId> zone,
            InstantSource clock) {
        this.overview = overview;
        this.letters = letters;
        this.series = series;
        this.ingest = ingest;
        this.zone = zone;
        this.clock = clock;
    }

    void addRoutes(RouterFunctions.Builder routes) {
        ApiRoutes.addRead(routes, ApiRoutes.BASE + "/overview", this::overview);
    }

    private ServerResponse overview(ServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request, DAYS, PERIOD);
        Period period = parameters.choice(PERIOD, Period.class, Period.DAY);
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(parameters.number(DAYS, 1, MAX_DAYS, DEFAULT_DAYS)));
        Instant recent = now.minus(RECENT);
        ZoneId days = zone.get();
        OutstandingPoints points = overview.outstanding();
        List<PeriodFigures> figures = series.figures(from, now, period, days);
        return ApiResponse.json(JsonObjectWriter.write(json -> json.instant("asOf", now)
                .object("ingest", this::ingest)
                .object("points", points, OverviewResource::points)
                .object("attention", attention -> attention(attention, recent))
                .object(
                        "series",
                        object -> object.ascii(PERIOD, period.name())
                                .text("timezone", days.getId())
                                .objects("items", figures, OverviewResource::figures))));
    }

    private void ingest(JsonObjectWriter json) {
        json.flag("reading", ingest.isReading()).text("status", ingest.status());
    }

    private static void points(JsonObjectWriter json, OutstandingPoints points) {
        json.integer("customers", points.customers())
                .integer("available", points.available())
                .integer("pending", points.pending())
                .integer("overdrawn", points.overdrawn())
                .integer("overdrawnCustomers", points.overdrawnCustomers());
    }

    private void attention(JsonObjectWriter json, Instant since) {
        DoubtfulOrders doubtful = overview.withDiscrepancies(since, LISTED);
        json.instant("since", since)
                .objects(
                        "deadLetters",
                        letters.counts(new LetterFilter(null, null, since)),
                        (object, count) -> object.text("topic", count.topic())
                                .text("code", count.code())
                                .integer("letters", count.letters()))
                .integer("ordersWithDiscrepancies", doubtful.orders())
                .objects("newestOrdersWithDiscrepancies", doubtful.newest(), OrderJson::order)
                .objects("mostOverdrawn", overview.mostOverdrawn(LISTED), CustomerJson::customer);
    }

    private static void figures(JsonObjectWriter json, PeriodFigures figures) {
        json.instant("begin", figures.begin())
                .integer("orders", figures.orders())
                .integer("issued", figures.issued())
                .integer("redeemed", figures.redeemed())
                .integer("expired", figures.expired());
    }
}
