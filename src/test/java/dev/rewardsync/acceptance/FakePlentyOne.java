package dev.rewardsync.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of PlentyONE's REST API that creates orders and finds them by their external ids. */
final class FakePlentyOne implements AutoCloseable {

    static final String TOKEN = "token-of-plentyone";

    private static final int EXTERNAL_ORDER_ID = 7;
    private static final String SEARCH = "externalOrderId=";

    private final HttpServer server;
    private final int failingOrder;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final List<String> externalIds = new CopyOnWriteArrayList<>();

    private FakePlentyOne(HttpServer server, int failingOrder) {
        this.server = server;
        this.failingOrder = failingOrder;
    }

    /** Starts a server that refuses the n-th order once. */
    static FakePlentyOne failingAtOrder(int order) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakePlentyOne plentyOne = new FakePlentyOne(server, order);
        server.createContext("/rest/orders", plentyOne::answer);
        server.start();
        return plentyOne;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rest";
    }

    /** Returns the external ids of all orders, in the order of their creation. */
    List<String> externalIds() {
        return List.copyOf(externalIds);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            String query = exchange.getRequestURI().getRawQuery();
            String id = URLDecoder.decode(query.substring(SEARCH.length()), StandardCharsets.UTF_8);
            send(exchange, 200, externalIds.contains(id) ? "{\"entries\":[{\"id\":1}]}" : "{\"entries\":[]}");
        } else if (externalIds.size() == failingOrder - 1 && failed.compareAndSet(false, true)) {
            send(exchange, 503, "{}");
        } else {
            externalIds.add(externalId(JsonMapper.shared().readTree(exchange.getRequestBody())));
            send(exchange, 200, "{\"id\":1}");
        }
    }

    private static String externalId(JsonNode order) {
        return order.get("properties")
                .valueStream()
                .filter(property -> property.get("typeId").asInt() == EXTERNAL_ORDER_ID)
                .map(property -> property.get("value").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
