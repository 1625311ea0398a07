package dev.rewardsync.demo;

import static org.awaitility.Awaitility.await;

import dev.rewardsync.RewardSync;
import dev.rewardsync.console.ConsoleProgram;
import dev.rewardsync.kafka.KafkaBroker;
import dev.rewardsync.kafka.Port;
import dev.rewardsync.superstore.Superstore;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The demonstration. Starts a real Kafka broker, the worker and the console, sends four years of a shop's orders through
 * them, prints a summary, and keeps them running until it is stopped.
 */
final class Demo {
    private static final Duration WORKER_START_LIMIT = Duration.ofSeconds(90);
    private static final List<String> INPUTS = List.of(
            Superstore.ORDER_PLACED,
            Superstore.ORDER_STATUS_CHANGED,
            Superstore.ORDER_REFUNDED,
            Superstore.REVIEW_APPROVED,
            Superstore.CUSTOMER_SIGNED_UP);

    /** The output topics that the demonstration reads. */
    static final List<String> OUTPUTS = Stream.concat(
                    Stream.of(WorkerOutput.LEDGER, WorkerOutput.BALANCES, WorkerOutput.EXPORTS),
                    INPUTS.stream().map(input -> input + WorkerOutput.DEAD_LETTER_SUFFIX))
            .toList();

    private final DemoSettings settings;
    private final DemoScreen screen = new DemoScreen(System.out);

    private Demo(DemoSettings settings) {
        this.settings = settings;
    }

    /** Runs the demonstration until the program is stopped. */
    static void run(String... args) throws InterruptedException {
        try {
            new Demo(DemoSettings.of(args)).run();
        } catch (IllegalArgumentException e) {
            System.err.println("The demonstration cannot start: " + e.getMessage());
            System.exit(2);
        } catch (BindException e) {
            System.err.println("The demonstration cannot start: " + e.getMessage() + ".");
            System.err.println("Stop that, or choose other ports: ./mvnw spring-boot:test-run"
                    + " -Dspring-boot.run.arguments=\"--kafka-port=19092 --server.port=18080"
                    + " --management.server.port=18081 --console-port=18090\"");
            System.exit(1);
        } catch (IOException | ConditionTimeoutException | IllegalStateException e) {
            System.err.println("The demonstration failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        Port.requireFree(settings.kafkaPort());
        Port.requireFree(settings.apiPort());
        Port.requireFree(settings.managementPort());
        Port.requireFree(settings.consolePort());
        FileSystemUtils.deleteRecursively(settings.dir());
        screen.say("RewardSync: four years of a shop's orders through a real Kafka");
        screen.begin("Kafka starts");
        KafkaBroker broker = KafkaBroker.start(settings.dir().resolve("kafka"), settings.kafkaPort());
        SpringApplication.getShutdownHandlers().add(broker::close);
        screen.end("Kafka listens on " + broker.bootstrapServers());
        startWorker(broker.bootstrapServers());
        CompletableFuture<Void> console = startConsole(broker.bootstrapServers());
        String summary = new DemoRun(broker.bootstrapServers(), screen).feed(Superstore.records());
        console.join();
        screen.say("See all of this in the console: " + settings.consoleUrl());
        screen.say(summary);
        screen.say(NextSteps.of(settings, broker.bootstrapServers()));
        Thread.currentThread().join();
    }

    private void startWorker(String bootstrapServers) {
        screen.begin("The worker starts");
        workerProperties(bootstrapServers).forEach(System::setProperty);
        CompletableFuture<Void> worker = CompletableFuture.runAsync(
                () -> RewardSync.main(new String[] {"serve"}),
                Thread.ofPlatform().name("worker")::start);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await("the worker's topics")
                    .atMost(WORKER_START_LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> worker.isCompletedExceptionally() || hasTopics(admin));
        }
        if (worker.isCompletedExceptionally()) {
            throw new IllegalStateException(
                    "the worker did not start: see " + settings.dir().resolve("worker.log"));
        }
        screen.end("The worker runs: " + settings.managementUrl("/actuator/health"));
    }

    private Map<String, String> workerProperties(String bootstrapServers) {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                bootstrapServers,
                "server.port",
                Integer.toString(settings.apiPort()),
                "management.server.port",
                Integer.toString(settings.managementPort()),
                "rewardsync.rules",
                "classpath:superstore/rules.yaml",
                "rewardsync.clock",
                "events",
                "rewardsync.state-dir",
                settings.dir().resolve("state").toString(),
                "spring.main.banner-mode",
                "off",
                "logging.config",
                "classpath:demo/worker-logback.xml",
                "logging.file.name",
                settings.dir().resolve("worker.log").toString());
    }

    /** Starts the console in a Spring context of its own. The result completes when it serves its pages. */
    private CompletableFuture<Void> startConsole(String bootstrapServers) {
        String[] command = {
            "console",
            "--spring.kafka.bootstrap-servers=" + bootstrapServers,
            "--server.port=" + settings.consolePort(),
            "--management.server.port=-1",
            "--rewardsync.console.database-file=" + settings.dir().resolve("console")
        };
        return CompletableFuture.runAsync(
                () -> ConsoleProgram.run(command), Thread.ofPlatform().name("console")::start);
    }

    private static boolean hasTopics(Admin admin) throws Exception {
        Set<String> topics = admin.listTopics().names().get();
        return topics.containsAll(INPUTS) && topics.containsAll(OUTPUTS);
    }
}
