package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests that the example records of docs/records.md are the output of {@code process} for the example events and rules of
 * docs/offline.md.
 */
class RecordsPageTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void examplesMatchTheOutputOfTheExampleEvents() throws Exception {
        DocsPage offline = DocsPage.named("offline.md");
        List<String> events = offline.blocks("ndjson").getFirst().lines().toList();
        List<JsonNode> written =
                DocsPage.processed(DocsPage.ruleset(offline.blocks("yaml").getFirst()), events).stream()
                        .map(JSON::readTree)
                        .map(RecordsPageTest::shown)
                        .toList();
        List<JsonNode> examples = DocsPage.named("records.md").blocks("json").stream()
                .map(JSON::readTree)
                .toList();
        assertThat(examples)
                .hasSize(5)
                .allSatisfy(example -> assertThat(written).contains(example));
    }

    /** Returns the documented part of a record: its value without the order's bytes, or a dead letter's headers. */
    private static JsonNode shown(JsonNode written) {
        if (written.has("headers")) {
            return written.get("headers");
        }
        if (written.get("value") instanceof ObjectNode export && export.has("order")) {
            export.putObject("order").put("…", "the order-placed event, byte for byte");
        }
        return written.get("value");
    }
}
