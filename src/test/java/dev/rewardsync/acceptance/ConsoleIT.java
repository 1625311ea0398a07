package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.console.PostgresServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Four years of a shop's orders, written by the worker and read by the console, which is killed meanwhile. */
class ConsoleIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final List<Integer> KILLED_AT_RECORDS = List.of(1_000, 10_000);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final WorkersExtension WORKERS = new WorkersExtension();

    private static CommittedReader written;
    private static LedgerAndExports outputs;

    @BeforeAll
    static void processAllOrders(@TempDir Path dir) throws Exception {
        LedgerAndExports processed = Backfill.processed();
        ShopProducer shop = Backfill.shop(BROKER.bootstrapServers());
        shop.createTopics();
        shop.write(Backfill.records());
        WorkerProcess worker = WORKERS.launch(dir, Backfill.settings(BROKER.bootstrapServers()));
        worker.awaitReady();
        written = new CommittedReader(BROKER.bootstrapServers(), LedgerAndExports.OUTPUTS);
        await("all entries are written")
                .atMost(LIMIT)
                .until(() -> written.count(LedgerAndExports.LEDGER) >= processed.entryCount());
        worker.stop();
        written.readToEnd();
        outputs = LedgerAndExports.of(written);
    }

    @AfterAll
    static void closeReader() {
        if (written != null) {
            written.close();
        }
    }

    @Test
    void readsEverythingIntoH2(@TempDir Path dir) throws Exception {
        long started = System.nanoTime();
        WorkerProcess console = WORKERS.launchConsole(dir, settings(Map.of()));
        Duration ready = console.awaitReady();
        awaitUpToDate(console);
        Duration whole = Duration.ofNanos(System.nanoTime() - started);
        Metrics metrics = console.metrics();
        System.out.printf(
                "The console read %.0f records, %d of them ledger entries, in %d ms after it was ready (%d ms), of which"
                        + " %.1f s in transactions%n",
                metrics.sum("rewardsync_console_records_total"),
                outputs.entryCount(),
                whole.minus(ready).toMillis(),
                ready.toMillis(),
                metrics.sum("rewardsync_console_transaction_seconds_sum"));
        assertThat(metrics.sum("rewardsync_console_unreadable_records_total")).isZero();
        assertThat(metrics.sum("rewardsync_console_records_total", Map.of("topic", LedgerAndExports.LEDGER)))
                .isEqualTo(outputs.entryCount());
        assertApiAgrees(console);
        console.stop();
        assertThat(console.logLines()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
        new ConsoleDatabaseAssertions(h2(dir)).assertEqual(outputs, written);
    }

    /** The API answers what the worker wrote, and why an order got its points. */
    private static void assertApiAgrees(WorkerProcess console) {
        JsonNode balance = JsonMapper.shared()
                .readTree(written.of(LedgerAndExports.BALANCES).getLast().value());
        String customer = balance.get("customerId").asString();
        JsonNode answer = json(console, "/api/v1/customers/" + customer);
        assertThat(answer.get("available")).isEqualTo(balance.get("available"));
        assertThat(answer.get("lifetime")).isEqualTo(balance.get("lifetime"));
        JsonNode order = json(console, "/api/v1/customers/" + customer + "/orders?limit=1")
                .at("/items/0");
        JsonNode details =
                json(console, "/api/v1/orders/" + order.get("orderId").asString());
        assertThat(details.at("/why/source").asString()).as(details.toString()).isEqualTo("EVALUATED");
    }

    private static JsonNode json(WorkerProcess console, String path) {
        HttpResponse<String> answer = console.ask(path, request -> {});
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void killsLoseAndDoubleNothingOnH2(@TempDir Path dir) throws Exception {
        killAndFinish(dir, Map.of()).stop();
        new ConsoleDatabaseAssertions(h2(dir)).assertEqual(outputs, written);
    }

    @Test
    void killsLoseAndDoubleNothingOnPostgres(@TempDir Path dir) throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            killAndFinish(dir, Map.of("spring.datasource.url", server.url())).stop();
            new ConsoleDatabaseAssertions(server.url()).assertEqual(outputs, written);
        }
    }

    private WorkerProcess killAndFinish(Path dir, Map<String, String> settings) throws IOException {
        Map<String, String> all = settings(settings);
        all.put("rewardsync.console.batch-size", "200");
        for (int records : KILLED_AT_RECORDS) {
            WorkerProcess console = WORKERS.launchConsole(dir, all);
            console.awaitReady();
            await("enough records to kill the console at")
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> console.metrics().sum("rewardsync_console_records_total") >= records);
            console.kill();
        }
        WorkerProcess console = WORKERS.launchConsole(dir, all);
        console.awaitReady();
        assertThat(console.metrics().sum("rewardsync_console_lag_records"))
                .as("there was more to read after the last kill")
                .isPositive();
        awaitUpToDate(console);
        return console;
    }

    private static void awaitUpToDate(WorkerProcess console) {
        await("the console has read everything")
                .atMost(LIMIT)
                .until(() -> console.metrics().sum("rewardsync_console_lag_records") == 0);
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("spring.kafka.bootstrap-servers", BROKER.bootstrapServers());
        return settings;
    }

    private static String h2(Path dir) {
        return "jdbc:h2:file:" + dir.resolve("console") + ";USER=sa";
    }
}
