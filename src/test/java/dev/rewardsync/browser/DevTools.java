package dev.rewardsync.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection to a browser. Thread-safe. See https://chromedevtools.github.io/devtools-protocol/. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
    private final StringBuilder received = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = client.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /** Calls a listener with each event of a session. */
    void listen(String sessionId, Consumer<JsonNode> listener) {
        listeners.put(sessionId, listener);
    }

    /**
     * Calls a method of the protocol, and returns its result.
     *
     * @param sessionId null for methods of the whole browser
     * @throws IllegalStateException if the browser reports an error
     */
    synchronized JsonNode call(@Nullable String sessionId, String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        Map<String, Object> message = sessionId == null
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", sessionId);
        socket.sendText(JsonMapper.shared().writeValueAsString(message), true).join();
        JsonNode result =
                answer.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        if (result.has("error")) {
            throw new IllegalStateException(method + ": " + result.get("error"));
        }
        return result.path("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        received.append(data);
        if (last) {
            JsonNode message = JsonMapper.shared().readTree(received.toString());
            received.setLength(0);
            dispatch(message);
        }
        webSocket.request(1);
        return null;
    }

    private void dispatch(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    pending.remove(message.get("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            listeners
                    .getOrDefault(message.path("sessionId").asString(""), ignored -> {})
                    .accept(message);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
