package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.topic.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that docs/events.md and docs/examples have one valid event for each input topic. */
class EventsPageTest {

    @Test
    void exampleEventsAreValidAndUseEveryInputTopic() throws Exception {
        List<String> events =
                DocsPage.named("events.md").blocks("ndjson").getFirst().lines().toList();
        Ruleset ruleset = DocsPage.ruleset(Files.readString(Path.of("docs/example-rules.yaml")));
        assertThat(Files.readAllLines(Path.of("docs/examples/events.jsonl"))).isEqualTo(events);
        assertThat(topics(events))
                .containsExactlyInAnyOrderElementsOf(
                        TopicNames.standard().inputs().values());
        assertThat(topics(DocsPage.processed(ruleset, events)))
                .contains("loyalty.ledger", "loyalty.balances", "erp.order-export", "loyalty.notifications")
                .noneMatch(topic -> topic.endsWith("-dlt"));
    }

    private static Stream<String> topics(List<String> lines) {
        return lines.stream()
                .map(JsonMapper.shared()::readTree)
                .map(line -> line.get("topic"))
                .map(JsonNode::asString);
    }
}
