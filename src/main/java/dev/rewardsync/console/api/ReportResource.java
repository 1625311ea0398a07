package dev.rewardsync.console.api;

import dev.rewardsync.console.books.BalanceQueries;
import dev.rewardsync.console.books.ReportQueries;
import dev.rewardsync.console.report.BalancesReport;
import dev.rewardsync.console.report.BreakageReport;
import dev.rewardsync.console.report.LiabilityReport;
import dev.rewardsync.console.report.PointsReport;
import dev.rewardsync.console.report.Report;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.web.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Reports, as JSON and as CSV. */
final class ReportResource {

    private static final String REPORTS = ApiRoutes.BASE + "/reports/";
    private static final String CSV_SUFFIX = ".csv";
    private static final MediaType CSV = new MediaType("text", "csv");
    private static final MediaType CSV_IN_UTF8 = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String DATE = "date";
    private static final int DEFAULT_MONTHS = 12;

    private final ReportQueries queries;
    private final BalanceQueries balances;
    private final Supplier<Optional<Ruleset>> inForce;
    private final InstantSource clock;

    /**
     * Creates the resource.
     *
     * @param inForce the ruleset in force
     */
    ReportResource(
            ReportQueries queries, BalanceQueries balances, Supplier<Optional<Ruleset>> inForce, InstantSource clock) {
        this.queries = queries;
        this.balances = balances;
        this.inForce = inForce;
        this.clock = clock;
    }

    void addRoutes(RouterFunctions.Builder routes) {
        addReport(routes, "points", this::points);
        addReport(routes, "liability", this::liability);
        addReport(routes, "breakage", this::breakage);
        addReport(routes, "balances", this::balances);
    }

    private static void addReport(RouterFunctions.Builder routes, String name, Function<ServerRequest, Report> report) {
        ApiRoutes.addRead(
                routes,
                REPORTS + name,
                request -> prefersCsv(request) ? csv(name, report.apply(request)) : json(report.apply(request)));
        ApiRoutes.addRead(routes, REPORTS + name + CSV_SUFFIX, request -> csv(name, report.apply(request)));
    }

    private static boolean prefersCsv(ServerRequest request) {
        return request.headers().accept().stream()
                .anyMatch(type -> !type.isWildcardType() && !type.isWildcardSubtype() && type.isCompatibleWith(CSV));
    }

    private PointsReport points(ServerRequest request) {
        QueryParameters parameters = QueryParameters.of(request, FROM, TO);
        ZoneId zone = zone();
        YearMonth last = parameters.month(TO, YearMonth.from(clock.instant().atZone(zone)));
        YearMonth first = parameters.month(FROM, last.minusMonths(DEFAULT_MONTHS - 1));
        return PointsReport.of(queries, first, last, zone);
    }

    private LiabilityReport liability(ServerRequest request) {
        QueryParameters.of(request);
        return new LiabilityReport(queries, inForce.get().orElse(null), clock.instant());
    }

    private BreakageReport breakage(ServerRequest request) {
        QueryParameters.of(request);
        return new BreakageReport(queries, clock.instant(), zone());
    }

    private BalancesReport balances(ServerRequest request) {
        LocalDate date = QueryParameters.of(request, DATE).date(DATE);
        ZoneId zone = zone();
        return new BalancesReport(balances, date == null ? LocalDate.ofInstant(clock.instant(), zone) : date, zone);
    }

    private ZoneId zone() {
        return inForce.get().map(Ruleset::zone).orElse(ZoneOffset.UTC);
    }

    private static ServerResponse json(Report report) {
        return streamed(MediaType.APPLICATION_JSON, report, ReportJson::write, ServerResponse.ok());
    }

    private static ServerResponse csv(String name, Report report) {
        return streamed(
                CSV_IN_UTF8,
                report,
                ReportCsv::write,
                ServerResponse.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\""));
    }

    /** Writes a report to a response. */
    private interface ReportFormat {
        void write(Report report, OutputStream out) throws IOException;
    }

    /** Returns a response whose rows are written while they are read. */
    private static ServerResponse streamed(
            MediaType type, Report report, ReportFormat format, ServerResponse.BodyBuilder response) {
        return response.contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, ApiResponse.NO_STORE)
                .build((request, answer) -> {
                    write(report, format, answer);
                    return null;
                });
    }

    private static void write(Report report, ReportFormat format, HttpServletResponse answer) throws IOException {
        try {
            format.write(report, answer.getOutputStream());
        } catch (DataAccessException | TransactionException e) {
            if (answer.isCommitted()) {
                throw new InterruptedAnswerException(e);
            }
            answer.resetBuffer();
            throw e;
        }
    }
}
