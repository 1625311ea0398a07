package dev.rewardsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rewardsync.stream.AccountLocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A forwarded request contains the token, so it reaches the other instance and nothing else. */
class PeerInstancesTest {

    private static final byte[] CART = {'{', '}'};

    private final Queue<String> tokensAtPeer = new ConcurrentLinkedQueue<>();
    private final Queue<String> requestsElsewhere = new ConcurrentLinkedQueue<>();
    private HttpServer peer;
    private HttpServer elsewhere;
    private ProxySelector systemProxy;

    @BeforeEach
    void start() throws IOException {
        systemProxy = ProxySelector.getDefault();
        elsewhere = server();
        elsewhere.createContext("/", exchange -> {
            requestsElsewhere.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        peer = server();
        peer.createContext("/", exchange -> {
            tokensAtPeer.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        ProxySelector.setDefault(systemProxy);
        peer.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void redirectIsNotFollowed() {
        assertThat(forwarded().statusCode().value()).isEqualTo(307);
        assertThat(tokensAtPeer).containsExactly("Bearer secret");
        assertThat(requestsElsewhere).isEmpty();
    }

    @Test
    void proxyOfTheMachineIsNotUsed() {
        ProxySelector.setDefault(ProxySelector.of(elsewhere.getAddress()));
        forwarded();
        assertThat(tokensAtPeer).containsExactly("Bearer secret");
        assertThat(requestsElsewhere).isEmpty();
    }

    private ServerResponse forwarded() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/quote");
        request.addHeader("Authorization", "Bearer secret");
        AccountLocation.Remote owner =
                new AccountLocation.Remote("127.0.0.1", peer.getAddress().getPort());
        try (PeerInstances peers = new PeerInstances()) {
            return peers.forward(owner, ServerRequest.create(request, List.of()), "/api/quote", CART);
        }
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }
}
