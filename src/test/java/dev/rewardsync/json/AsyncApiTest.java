package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.RejectionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {

    private final Map<?, ?> document =
            (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Schemas.text("asyncapi.yaml"));

    @Test
    void namesEveryTopic() {
        List<String> topics = new ArrayList<>(List.of(
                "loyalty.ledger",
                "loyalty.balances",
                "erp.order-export",
                "loyalty.notifications",
                "loyalty.rulesets",
                "{inputTopic}-dlt",
                "rewardsync-inbox"));
        Stream.of(EventType.values()).map(type -> "shop." + type.wireName()).forEach(topics::add);

        List<String> addresses = ((Map<?, ?>) at("channels"))
                .values().stream()
                        .map(channel -> (String) ((Map<?, ?>) channel).get("address"))
                        .toList();
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = references(document);

        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(at(reference.substring(2).split("/"))).as(reference).isNotNull();
            } else {
                assertThat(Schemas.names()).contains(reference);
            }
        });
    }

    @Test
    void listsEveryTypeAndCode() {
        assertThat(examples().map(example -> example.headers().get("ce_type")).filter(Objects::nonNull))
                .isEqualTo(Arrays.stream(CloudEventType.values())
                        .map(CloudEventType::wireName)
                        .toList());
        assertThat(at(
                        "components",
                        "messages",
                        "deadLetter",
                        "headers",
                        "properties",
                        DeadLetterHeaders.ERROR_CODE,
                        "enum"))
                .isEqualTo(Arrays.stream(RejectionCode.values()).map(Enum::name).toList());
    }

    @Test
    void everyMessageHasExamples() {
        assertThat(messages().entrySet())
                .allSatisfy(message -> assertThat(message.getValue().get("examples"))
                        .as(message.getKey())
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .isNotEmpty());
    }

    @Test
    void examplesAgreeWithTheSchemas() {
        assertThat(examples()).allSatisfy(example -> {
            Schema headers = Schemas.ofDocument(Schemas.MAPPER.valueToTree(Map.of("allOf", example.headerSchemas())));
            assertThat(Schemas.validationErrors(headers, Schemas.MAPPER.valueToTree(example.headers())))
                    .isEmpty();
            assertThat(example.documentedHeaders())
                    .containsAll(example.headers().keySet());
            if (example.payloadSchema() != null) {
                assertThat(Schemas.validationErrors(
                                Schemas.schema(example.payloadSchema()), Schemas.MAPPER.valueToTree(example.payload())))
                        .isEmpty();
            }
        });
    }

    @Test
    void examplesOfEventsAreTheSampleEvents() throws IOException {
        List<JsonNode> payloads = examples()
                .map(example -> Schemas.MAPPER.<JsonNode>valueToTree(example.payload()))
                .toList();
        assertThat(Files.readAllLines(Path.of("docs/examples/events.jsonl")))
                .allSatisfy(line -> assertThat(payloads)
                        .contains(Schemas.MAPPER.readTree(line).get("value")));
    }

    /**
     * An example of a message.
     *
     * @param headerSchemas the schemas of its headers: those of the message's traits, and the message's own
     * @param payloadSchema the file of its schema; null for records of other programs, whose payloads are bytes
     */
    private record Example(
            Map<?, ?> headers,
            Object payload,
            List<Map<?, ?>> headerSchemas,
            @Nullable String payloadSchema) {

        Set<Object> documentedHeaders() {
            return headerSchemas.stream()
                    .flatMap(schema -> ((Map<?, ?>) schema.get("properties")).keySet().stream())
                    .collect(Collectors.toSet());
        }
    }

    private Stream<Example> examples() {
        return messages().values().stream().flatMap(message -> {
            List<Map<?, ?>> headers = new ArrayList<>();
            for (Object trait : (List<?>) message.get("traits")) {
                String reference = (String) ((Map<?, ?>) trait).get("$ref");
                headers.add((Map<?, ?>) ((Map<?, ?>) at(reference.substring(2).split("/"))).get("headers"));
            }
            if (message.get("headers") instanceof Map<?, ?> own) {
                headers.add(own);
            }
            String schema = message.get("payload") instanceof Map<?, ?> payload
                    ? (String) ((Map<?, ?>) payload.get("schema")).get("$ref")
                    : null;
            return ((List<?>) message.get("examples"))
                    .stream()
                            .map(example -> (Map<?, ?>) example)
                            .map(example -> new Example(
                                    (Map<?, ?>) example.get("headers"), example.get("payload"), headers, schema));
        });
    }

    @SuppressWarnings("unchecked") // a mapping of names to mappings
    private Map<String, Map<?, ?>> messages() {
        return (Map<String, Map<?, ?>>) at("components", "messages");
    }

    private Object at(String... path) {
        Object node = document;
        for (String step : path) {
            node = ((Map<?, ?>) node).get(step);
        }
        return node;
    }

    private static List<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? Stream.of((String) entry.getValue())
                                : references(entry.getValue()).stream())
                        .toList();
            case List<?> list ->
                list.stream().flatMap(element -> references(element).stream()).toList();
            case null, default -> List.of();
        };
    }
}
