package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.RejectionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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
        assertThat(at("components", "messageTraits", "output", "headers", "properties", "ce_type", "enum"))
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
