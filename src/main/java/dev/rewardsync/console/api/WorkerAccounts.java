package dev.rewardsync.console.api;

import dev.rewardsync.rule.TierPolicy.Basis;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the worker for accounts. It knows the figures that tiers are based on; the console's database does not. */
public final class WorkerAccounts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorkerAccounts.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final NextTierAnswer NO_ANSWER = new NextTierAnswer.Unknown("The worker does not answer.");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String accounts;
    private final String token;

    /**
     * Creates the access to a worker. Does not connect yet.
     *
     * @param url the address of the worker's API
     * @param token its token; null if it has none
     */
    public WorkerAccounts(URI url, @Nullable String token) {
        this.accounts = url.toString().replaceFirst("/+$", "") + "/api/accounts/";
        this.token = token == null ? "" : token.strip();
    }

    /** Returns the next tier of a customer. Waits for a second at most. */
    public NextTierAnswer nextTier(String customerId) {
        try {
            HttpResponse<byte[]> response = client.send(request(customerId), BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case OK -> answer(response.body());
                case NOT_FOUND ->
                    new NextTierAnswer.Unknown("The worker does not know the customer, or its API is off.");
                default ->
                    new NextTierAnswer.Unknown("The worker answered with HTTP status " + response.statusCode() + ".");
            };
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            log.debug("The worker did not answer", e);
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private HttpRequest request(String customerId) {
        return HttpRequest.newBuilder(URI.create(accounts + UriUtils.encode(customerId, StandardCharsets.UTF_8)))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static NextTierAnswer answer(byte[] body) {
        JsonNode account = MAPPER.readTree(body);
        JsonNode next = account.path("nextTier");
        if (next.isMissingNode()) {
            return account.has("customerId") ? new NextTierAnswer.Highest() : NO_ANSWER;
        }
        return new NextTierAnswer.Known(
                next.path("tier").asString(""),
                new BigDecimal(next.path("missing").asString("")),
                Basis.valueOf(next.path("basis").asString("")));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
