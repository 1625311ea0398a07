package dev.rewardsync.web;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.export.AccountWriter;
import dev.rewardsync.export.QuoteWriter;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.json.QuoteRequestReader.Result;
import dev.rewardsync.stream.AccountLocation;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Quotes and accounts over HTTP, for checkouts and points of sale. */
public final class CustomerApi {

    private static final Logger log = LoggerFactory.getLogger(CustomerApi.class);
    private static final byte[] NO_BODY = {};

    private final Function<AccountOwner, AccountLocation> accounts;
    private final Supplier<Decider> decider;
    private final PeerInstances others;
    private final InstantSource wall;

    /**
     * The API of an instance.
     *
     * @param accounts where a customer's account is
     * @param decider by the rules in force when it is asked
     */
    public CustomerApi(
            Function<AccountOwner, AccountLocation> accounts,
            Supplier<Decider> decider,
            PeerInstances others,
            InstantSource wall) {
        this.accounts = accounts;
        this.decider = decider;
        this.others = others;
        this.wall = wall;
    }

    /** What is answered to those who have the token. */
    public RouterFunction<ServerResponse> routes(ApiToken token) {
        return RouterFunctions.route()
                .POST("/api/quote", this::quote)
                .GET("/api/accounts/{customerId}", this::account)
                .route(
                        path -> path.path().startsWith("/api/"),
                        request -> ApiResponse.problem(
                                HttpStatus.NOT_FOUND, "Ask with POST /api/quote or GET /api/accounts/{customerId}."))
                .filter((request, next) -> token.isIn(request.headers().firstHeader("Authorization"))
                        ? next.handle(request)
                        : ApiResponse.problem(
                                HttpStatus.UNAUTHORIZED,
                                "Send the header Authorization: Bearer TOKEN with the token of rewardsync.api.token."))
                .onError(Exception.class, (failure, request) -> failed(failure))
                .build();
    }

    /** What is answered where no token is set. */
    public static RouterFunction<ServerResponse> off() {
        return RouterFunctions.route()
                .route(
                        path -> path.path().startsWith("/api/"),
                        request -> ApiResponse.problem(
                                HttpStatus.NOT_FOUND, "The API is off. To turn it on, set rewardsync.api.token."))
                .build();
    }

    private ServerResponse quote(ServerRequest request) throws IOException {
        byte[] body = request.servletRequest().getInputStream().readNBytes(QuoteRequestReader.MAX_BYTES + 1);
        if (body.length > QuoteRequestReader.MAX_BYTES) {
            return ApiResponse.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Expected at most %d bytes, got more.".formatted(QuoteRequestReader.MAX_BYTES));
        }
        Decider rules = decider.get();
        return switch (QuoteRequestReader.read(body, rules.ruleset().currency())) {
            case Result.Read(QuoteRequest asked) -> quote(rules, asked, request, body);
            case Result.Refused refused ->
                ApiResponse.problem(HttpStatus.BAD_REQUEST, refused.detail(), refused.problems());
        };
    }

    private ServerResponse quote(Decider rules, QuoteRequest asked, ServerRequest request, byte[] body) {
        AccountOwner owner = AccountOwner.of(asked.order());
        return owner.guest()
                ? quote(rules, asked.asOf(wall.instant()), Account.opened(owner))
                : at(owner, request, body, here -> quote(rules, asked.asOf(here.now()), here.account()));
    }

    private static ServerResponse quote(Decider rules, QuoteRequest asked, Account account) {
        return ApiResponse.json(QuoteWriter.value(rules.quote(asked, account)));
    }

    private ServerResponse account(ServerRequest request) {
        return at(
                AccountOwner.customer(request.pathVariable("customerId")),
                request,
                NO_BODY,
                here -> here.exists()
                        ? ApiResponse.json(AccountWriter.value(
                                decider.get().withTimersFired(here.account(), here.now()), here.now()))
                        : ApiResponse.problem(
                                HttpStatus.NOT_FOUND,
                                "Nothing is known of this customer: no event of theirs has been decided yet."));
    }

    /** Answers at the instance that has a customer. */
    private ServerResponse at(
            AccountOwner owner,
            ServerRequest request,
            byte[] body,
            Function<AccountLocation.Local, ServerResponse> answer) {
        return switch (accounts.apply(owner)) {
            case AccountLocation.Local here -> answer.apply(here);
            case AccountLocation.Remote elsewhere ->
                PeerInstances.sent(request)
                        ? notNow("the customer has moved to another instance")
                        : others.ask(elsewhere, request, body);
            case AccountLocation.Unavailable(String reason) -> notNow(reason);
        };
    }

    private static ServerResponse notNow(String reason) {
        return ApiResponse.problem(HttpStatus.SERVICE_UNAVAILABLE, "Not now, ask again: " + reason + ".");
    }

    private static ServerResponse failed(Throwable failure) {
        log.error("a request to the API failed", failure);
        return ApiResponse.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "A fault of the worker's own; its log has it. Asking again may help.");
    }
}
