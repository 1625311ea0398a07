package dev.rewardsync.demo;

import dev.rewardsync.superstore.ShopRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one event to the running demonstration and prints the resulting records. Arguments: {@code BROKER TOPIC JSON}. */
final class SendEvent {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    private static final Duration REST_OF_ANSWER = Duration.ofSeconds(1);

    private SendEvent() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("three arguments are needed: broker, topic, and the event as JSON");
            System.exit(2);
        }
        try (Feeder feeder = new Feeder(args[0]);
                WorkerOutputReader reader = WorkerOutputReader.fromNow(args[0], Demo.OUTPUTS)) {
            RecordMetadata sent = feeder.send(
                            new ShopRecord(args[1], keyOf(args[2]), args[2], Instant.now()), System.currentTimeMillis())
                    .get();
            System.out.println("sent to " + sent + "; the worker wrote:");
            show(reader);
        } catch (ExecutionException e) {
            System.err.println("not sent: " + e.getCause().getMessage());
            System.exit(1);
        }
    }

    private static void show(WorkerOutputReader reader) {
        List<WorkerOutput> outcomes = reader.poll(FIRST_ANSWER);
        if (outcomes.isEmpty()) {
            System.out.println("  no records (the event is a duplicate, or its order is unknown)");
        }
        while (!outcomes.isEmpty()) {
            outcomes.forEach(SendEvent::show);
            outcomes = reader.poll(REST_OF_ANSWER);
        }
    }

    private static void show(WorkerOutput outcome) {
        String code = outcome.errorCode() == null ? "" : " " + outcome.errorCode();
        System.out.println("  " + outcome.topic() + code + " " + outcome.value());
    }

    /** Returns the customer id, or the order id of a guest's order; an empty text if the JSON cannot be read. */
    private static String keyOf(String json) {
        try {
            JsonNode event = JsonMapper.shared().readTree(json);
            return Objects.requireNonNullElse(
                    event.path("customerId").asStringOpt().orElse(null),
                    event.path("orderId").asString(""));
        } catch (JacksonException e) {
            return "";
        }
    }
}
