package dev.rewardsync.demo;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.text.NearestName;
import dev.rewardsync.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one event to the running demonstration and prints the resulting records of its customer. Arguments:
 * {@code BROKER TOPIC JSON}.
 */
final class SendEvent {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    private static final Duration REST_OF_ANSWER = Duration.ofSeconds(1);
    private static final Collection<String> TOPICS = TopicNames.standard().sources();

    private SendEvent() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("three arguments are needed: broker, topic, and the event as JSON");
            System.exit(2);
        }
        if (!TOPICS.contains(args[1])) {
            String nearest = NearestName.to(args[1], TOPICS);
            System.err.printf(
                    "unknown topic %s. %s%n",
                    args[1],
                    nearest == null ? "The topics are " + String.join(", ", TOPICS) : "Did you mean " + nearest + "?");
            System.exit(2);
        }
        JsonNode event = parsed(args[2]);
        try (Feeder feeder = new Feeder(args[0]);
                WorkerOutputReader reader = WorkerOutputReader.fromNow(args[0], Demo.OUTPUTS)) {
            RecordMetadata sent = feeder.send(
                            new ShopRecord(args[1], keyOf(event), args[2], Instant.now()), System.currentTimeMillis())
                    .get();
            System.out.println("sent to " + sent + "; the worker wrote:");
            show(reader, event);
        } catch (ExecutionException e) {
            System.err.println("not sent: " + e.getCause().getMessage());
            System.exit(1);
        }
    }

    /** Shows the records of the event's customer until there are no more. */
    private static void show(WorkerOutputReader reader, JsonNode event) {
        boolean answered = false;
        Instant until = Instant.now().plus(FIRST_ANSWER);
        while (Instant.now().isBefore(until)) {
            List<WorkerOutput> own = reader.poll(REST_OF_ANSWER).stream()
                    .filter(output -> belongsTo(output, event))
                    .toList();
            if (!own.isEmpty()) {
                own.forEach(SendEvent::show);
                answered = true;
                until = Instant.now().plus(REST_OF_ANSWER);
            }
        }
        if (!answered) {
            System.out.println("  no records (the event is a duplicate, or its order is unknown)");
        }
    }

    private static boolean belongsTo(WorkerOutput output, JsonNode event) {
        JsonNode value = parsed(output.value());
        return output.key().equals(keyOf(event))
                || isSame(value, event, "customerId")
                || isSame(value, event, "orderId");
    }

    private static boolean isSame(JsonNode one, JsonNode other, String field) {
        return one.hasNonNull(field) && one.get(field).equals(other.get(field));
    }

    private static void show(WorkerOutput output) {
        String code = output.errorCode() == null ? "" : " " + output.errorCode();
        JsonNode value = parsed(output.value());
        String text = value.isMissingNode() ? output.value() : value.toPrettyString();
        System.out.println(output.topic() + code + "\n" + text.indent(2));
    }

    /** Returns the customer id, or the order id of a guest's order; an empty text if there is none. */
    private static String keyOf(JsonNode event) {
        return Objects.requireNonNullElse(
                event.path("customerId").asStringOpt().orElse(null),
                event.path("orderId").asString(""));
    }

    /** Returns the parsed JSON; a missing node if it cannot be read. */
    private static JsonNode parsed(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }
}
