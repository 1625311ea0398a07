package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Slow and malformed requests. They delay no other request, and get no HTML page. */
class HttpPortsIT {

    /** More than Tomcat's 200 threads. */
    private static final int SLOW_CONNECTIONS = 300;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    /** Above {@code server.tomcat.connection-timeout}. */
    private static final Duration DISCONNECT_LIMIT = Duration.ofSeconds(20);

    private static final String TOKEN = "secret";
    private static final String CUSTOMER = "jane.doe.4711";

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    @TempDir
    static Path dir;

    private static WorkerProcess worker;

    @BeforeAll
    static void startWorker() throws IOException {
        worker = WORKERS.launch(
                dir,
                Map.of("spring.kafka.bootstrap-servers", BROKER.bootstrapServers(), "rewardsync.api.token", TOKEN));
        worker.awaitReady();
    }

    @Test
    void connectionsThatSendNoBodyDelayNoOtherRequest() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int number = 0; number < SLOW_CONNECTIONS; number++) {
                slow.add(opened(worker.ports().api(), slowRequest(number)));
                slow.add(opened(worker.ports().management(), slowRequest(number)));
            }
            assertThat(answerTime(() -> worker.liveness().isUp())).isLessThan(ANSWER_LIMIT);
            assertThat(answerTime(() -> worker.readiness().isUp())).isLessThan(ANSWER_LIMIT);
            assertThat(answerTime(() -> !worker.metrics().samples().isEmpty())).isLessThan(ANSWER_LIMIT);
            assertThat(answerTime(() -> account().statusCode() == 404)).isLessThan(ANSWER_LIMIT);
            await("the worker disconnects all of them")
                    .atMost(DISCONNECT_LIMIT)
                    .until(() -> slow.stream().allMatch(HttpPortsIT::isClosedByWorker));
            assertThat(answerTime(() -> account().statusCode() == 404)).isLessThan(ANSWER_LIMIT);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void incompleteBodyIsATimeout() throws Exception {
        assertThat(response(worker.ports().api(), quoteRequest("Bearer " + TOKEN)))
                .startsWith("HTTP/1.1 408")
                .contains("did not arrive");
        assertThat(worker.logLines()).noneMatch(line -> line.contains("A request to the API failed"));
    }

    @Test
    void bodiesThatArriveByteByByteAreBoundedInAll() throws Exception {
        List<Socket> trickling = List.of(
                opened(worker.ports().api(), quoteRequest("Bearer " + TOKEN)),
                opened(worker.ports().api(), quoteRequest("Bearer wrong")),
                opened(worker.ports().management(), slowRequest(1)));
        try {
            await("the worker disconnects all of them")
                    .atMost(DISCONNECT_LIMIT)
                    .until(() -> trickling.stream().allMatch(HttpPortsIT::isClosedAfterOneByteMore));
        } finally {
            for (Socket socket : trickling) {
                socket.close();
            }
        }
    }

    @Test
    void malformedRequestsGetProblemDetailsAndAreNotLogged() throws Exception {
        for (String target : List.of(
                "/" + CUSTOMER,
                "/api/accounts/" + CUSTOMER + "/lots",
                "/api/accounts/" + CUSTOMER + "|",
                "/api/accounts/" + CUSTOMER + "[1]",
                "/api/accounts/" + CUSTOMER + "%00",
                "/api/accounts/" + CUSTOMER + "%zz",
                "/api/accounts/" + CUSTOMER + "%ff",
                "/api/accounts/" + CUSTOMER + "\\",
                "/api/accounts/../../" + CUSTOMER,
                "/api/accounts/" + CUSTOMER + " x")) {
            for (int port : List.of(worker.ports().api(), worker.ports().management())) {
                assertThat(response(
                                port,
                                "GET " + target
                                        + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nConnection: close\r\n\r\n"))
                        .as("%s on port %d", target, port)
                        .matches("(?s)HTTP/1.1 4.*")
                        .doesNotContainIgnoringCase("<html");
            }
        }
        assertThat(response(worker.ports().api(), "GET /api/accounts/" + CUSTOMER + "| HTTP/1.1\r\n\r\n"))
                .contains("application/problem+json");
        assertThat(worker.logLines()).noneMatch(line -> line.contains(CUSTOMER));
    }

    @Test
    void imagesHealthCheckReadsTheReadiness() throws Exception {
        ProcessBuilder check = new ProcessBuilder("bash", "ops/is-ready");
        check.environment()
                .put("MANAGEMENT_SERVER_PORT", Integer.toString(worker.ports().management()));
        assertThat(check.start().waitFor()).isZero();
        check.environment()
                .put("MANAGEMENT_SERVER_PORT", Integer.toString(worker.ports().api()));
        assertThat(check.start().waitFor()).isNotZero();
    }

    /** Returns a request whose body does not follow: with and without the token, to paths that read a body and to others. */
    private static String slowRequest(int number) {
        String request = number % 2 == 0 ? "POST /api/quote" : "GET /actuator/health";
        String authorization = number % 3 == 0 ? "Authorization: Bearer " + TOKEN + "\r\n" : "";
        return request + " HTTP/1.1\r\nHost: worker\r\n" + authorization
                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    }

    /** Returns a request with the first byte of its body. */
    private static String quoteRequest(String authorization) {
        return "POST /api/quote HTTP/1.1\r\nHost: a\r\nAuthorization: " + authorization
                + "\r\nContent-Length: 1000\r\n\r\n{";
    }

    private static Socket opened(int port, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Returns the bytes that the worker sends until it closes the connection. */
    private static String response(int port, String request) throws IOException {
        try (Socket socket = opened(port, request)) {
            socket.setSoTimeout((int) DISCONNECT_LIMIT.toMillis());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends another byte, and returns whether the worker has closed the connection. */
    private static boolean isClosedAfterOneByteMore(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException closed) {
            return true;
        }
        return isClosedByWorker(socket);
    }

    /** Skips the response, and returns whether the end of the connection follows. */
    private static boolean isClosedByWorker(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static HttpResponse<String> account() {
        return worker.ask(
                "/api/accounts/unknown",
                request -> request.header("Authorization", "Bearer " + TOKEN).GET());
    }

    private static Duration answerTime(Callable<Boolean> answersAsExpected) throws Exception {
        long started = System.nanoTime();
        assertThat(answersAsExpected.call()).isTrue();
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
