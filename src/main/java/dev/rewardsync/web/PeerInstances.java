package dev.rewardsync.web;

import dev.rewardsync.stream.AccountLocation.Remote;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards requests to the worker's other instances. A forwarded request is not forwarded again. A request contains the
 * API's token: it goes only to the address that a member of the consumer group advertises, through no proxy, and
 * redirects are not followed.
 */
public final class PeerInstances implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PeerInstances.class);
    private static final String FORWARDED = "RewardSync-Forwarded";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /** Returns whether a request was forwarded by another instance. */
    static boolean isForwarded(ServerRequest request) {
        return request.headers().firstHeader(FORWARDED) != null;
    }

    /**
     * Forwards a request to another instance and returns its response.
     *
     * @param path the path at the other instance, encoded
     * @param body the body; empty for a GET request
     */
    ServerResponse forward(Remote where, ServerRequest request, String path, byte[] body) {
        try {
            return relayed(client.send(forwardedRequest(where, request, path, body), BodyHandlers.ofByteArray()));
        } catch (IOException | URISyntaxException e) {
            log.warn("The instance at {}:{} does not answer: {}", where.host(), where.port(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ApiResponse.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The instance that owns this customer does not answer. It may be stopping; another instance takes over."
                        + " Retry later.");
    }

    private static HttpRequest forwardedRequest(Remote where, ServerRequest request, String path, byte[] body)
            throws URISyntaxException {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(address(where).resolve(path))
                .timeout(RESPONSE_TIMEOUT)
                .header(FORWARDED, "1");
        if (body.length > 0) {
            forwarded
                    .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                    .POST(BodyPublishers.ofByteArray(body));
        }
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null
                ? forwarded.build()
                : forwarded.header(HttpHeaders.AUTHORIZATION, authorization).build();
    }

    /** Returns the address of an instance. The host may be an IPv6 address, with or without brackets. */
    private static URI address(Remote where) throws URISyntaxException {
        String host = where.host();
        String authority = (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + where.port();
        return new URI("http://" + authority).parseServerAuthority();
    }

    private static ServerResponse relayed(HttpResponse<byte[]> response) {
        ServerResponse.BodyBuilder relayed = ServerResponse.status(response.statusCode());
        for (String name : new String[] {
            HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE
        }) {
            response.headers().firstValue(name).ifPresent(value -> relayed.header(name, value));
        }
        return relayed.body(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
