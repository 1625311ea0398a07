import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the rows of an outbox. Usage: java -cp 'lib/*' Publish.java BOOTSTRAP-SERVERS < events.jsonl */
public class Publish {

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0],
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, // needs acks=all, which is the default
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        BufferedReader rows = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Future<?>> acknowledgements = new ArrayList<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String line = rows.readLine(); line != null; line = rows.readLine()) {
                JsonNode row = JsonMapper.shared().readTree(line);
                var event = new ProducerRecord<>(
                        row.get("topic").asString(),
                        row.get("key").asString(),
                        row.get("value").toString());
                if (row.has("traceparent")) {
                    event.headers().add("traceparent", row.get("traceparent").asString().getBytes(StandardCharsets.UTF_8));
                }
                acknowledgements.add(producer.send(event));
            }
        }
        for (Future<?> acknowledgement : acknowledgements) {
            acknowledgement.get(); // throws if the brokers did not store the event
        }
        // All events are stored: delete the rows from the outbox here.
        System.out.println(acknowledgements.size() + " events published");
    }
}
