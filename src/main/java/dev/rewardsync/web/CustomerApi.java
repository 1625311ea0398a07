package dev.rewardsync.web;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.NextTier;
import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.export.AccountWriter;
import dev.rewardsync.export.QuoteWriter;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.stream.AccountLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

/** The HTTP API for checkouts and points of sale: quotes and accounts. See docs/quotes.md. */
public final class CustomerApi {

    private static final Logger log = LoggerFactory.getLogger(CustomerApi.class);
    private static final String QUOTE = "/api/quote";
    private static final String ACCOUNTS = "/api/accounts/";
    private static final String ACCOUNT = ACCOUNTS + "{customerId}";
    private static final byte[] NO_BODY = {};

    private final Function<AccountOwner, AccountLocation> accounts;
    private final Supplier<Decider> decider;
    private final PeerInstances peers;
    private final InstantSource clock;
    private final RequestBody requestBody = new RequestBody();

    /**
     * Creates the API of an instance.
     *
     * @param accounts finds a customer's account
     * @param decider returns the decider for the ruleset in force
     * @param peers the worker's other instances
     * @param clock the wall clock, for guests' carts
     */
    public CustomerApi(
            Function<AccountOwner, AccountLocation> accounts,
            Supplier<Decider> decider,
            PeerInstances peers,
            InstantSource clock) {
        this.accounts = accounts;
        this.decider = decider;
        this.peers = peers;
        this.clock = clock;
    }

    /** Returns the routes of the API; requests without the token are rejected. */
    public RouterFunction<ServerResponse> routes(ApiToken token) {
        return RouterFunctions.route()
                .POST(QUOTE, this::quote)
                .route(RequestPredicates.path(QUOTE), request -> ApiResponse.methodNotAllowed(HttpMethod.POST))
                .GET(ACCOUNT, this::account)
                .HEAD(ACCOUNT, this::account)
                .route(
                        RequestPredicates.path(ACCOUNT),
                        request -> ApiResponse.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD))
                .route(
                        RequestPredicates.all(),
                        request -> ApiResponse.problem(
                                HttpStatus.NOT_FOUND,
                                "Unknown endpoint. Use POST /api/quote or GET /api/accounts/{customerId}."))
                .filter((request, next) -> token.isIn(request.headers().firstHeader("Authorization"))
                        ? next.handle(request)
                        : ApiResponse.problem(
                                HttpStatus.UNAUTHORIZED,
                                "Missing or invalid token. Send the header Authorization: Bearer TOKEN with"
                                        + " the value of rewardsync.api.token."))
                .onError(Exception.class, (failure, request) -> failed(failure))
                .build();
    }

    /** Returns the routes of a disabled API, when no token is set. */
    public static RouterFunction<ServerResponse> disabled() {
        return RouterFunctions.route()
                .route(
                        RequestPredicates.all(),
                        request -> ApiResponse.problem(
                                HttpStatus.NOT_FOUND, "The API is disabled. To enable it, set rewardsync.api.token."))
                .build();
    }

    private ServerResponse quote(ServerRequest request) {
        byte[] body;
        try {
            body = requestBody.read(request.servletRequest().getInputStream(), QuoteRequestReader.MAX_BYTES + 1);
        } catch (IOException incomplete) {
            return ApiResponse.problem(HttpStatus.REQUEST_TIMEOUT, ApiResponse.INCOMPLETE_BODY);
        }
        if (body.length > QuoteRequestReader.MAX_BYTES) {
            return ApiResponse.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The request body is too large: expected at most %d bytes."
                            .formatted(QuoteRequestReader.MAX_BYTES));
        }
        Decider rules = decider.get();
        return switch (QuoteRequestReader.read(body, rules.ruleset().currency())) {
            case ParseResult.Parsed<QuoteRequest>(QuoteRequest quoteRequest) ->
                quote(rules, quoteRequest, request, body);
            case ParseResult.Failed<QuoteRequest> failure ->
                ApiResponse.problem(HttpStatus.BAD_REQUEST, failure.detail(), failure.errors());
        };
    }

    private ServerResponse quote(Decider rules, QuoteRequest quoteRequest, ServerRequest request, byte[] body) {
        AccountOwner owner = AccountOwner.of(quoteRequest.order());
        return owner.guest()
                ? quote(rules, quoteRequest.asOf(clock.instant()), Account.opened(owner))
                : answerOnOwner(
                        owner,
                        request,
                        QUOTE,
                        body,
                        here -> quote(rules, quoteRequest.asOf(here.now()), here.account()));
    }

    private static ServerResponse quote(Decider rules, QuoteRequest quoteRequest, Account account) {
        return ApiResponse.json(QuoteWriter.value(rules.quote(quoteRequest, account)));
    }

    private ServerResponse account(ServerRequest request) {
        String customerId = request.pathVariable("customerId");
        return answerOnOwner(
                AccountOwner.customer(customerId),
                request,
                ACCOUNTS + UriUtils.encode(customerId, StandardCharsets.UTF_8),
                NO_BODY,
                here -> here.exists()
                        ? account(here, decider.get())
                        : ApiResponse.problem(
                                HttpStatus.NOT_FOUND,
                                "Unknown customer: no event of this customer has been processed yet."));
    }

    private static ServerResponse account(AccountLocation.Local here, Decider rules) {
        Account account = rules.withTimersFired(here.account(), here.now());
        NextTier next = NextTier.of(rules.ruleset(), account, here.now()).orElse(null);
        return ApiResponse.json(AccountWriter.value(account, here.now(), next));
    }

    /**
     * Answers on the instance that owns a customer: this one, or a peer to which the request is forwarded.
     *
     * @param path the request's path, encoded
     */
    private ServerResponse answerOnOwner(
            AccountOwner owner,
            ServerRequest request,
            String path,
            byte[] body,
            Function<AccountLocation.Local, ServerResponse> answer) {
        return switch (accounts.apply(owner)) {
            case AccountLocation.Local here -> answer.apply(here);
            case AccountLocation.Remote elsewhere ->
                PeerInstances.isForwarded(request)
                        ? unavailable("the customer has moved to another instance")
                        : peers.forward(elsewhere, request, path, body);
            case AccountLocation.Unavailable(String reason) -> unavailable(reason);
        };
    }

    private static ServerResponse unavailable(String reason) {
        return ApiResponse.problem(
                HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable, retry later: " + reason + ".");
    }

    private static ServerResponse failed(Throwable failure) {
        log.error("A request to the API failed", failure);
        return ApiResponse.problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "Internal error; see the worker's log. You can retry the request.");
    }
}
