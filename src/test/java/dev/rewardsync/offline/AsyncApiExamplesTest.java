package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests that the output records in schemas/asyncapi.yaml are the output of {@code process} for the sample events. */
class AsyncApiExamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ledgerEntry", "balance", "orderExport", "notification"})
    void isAnOutputOfTheSampleEvents(String message) throws Exception {
        List<JsonNode> written = DocsPage.processed(
                        DocsPage.ruleset(Files.readString(Path.of("docs/example-rules.yaml"))),
                        Files.readAllLines(Path.of("docs/examples/events.jsonl")))
                .stream()
                .map(line -> JsonMapper.shared().readTree(line).get("value"))
                .toList();
        assertThat(written).contains(payload(message));
    }

    private static JsonNode payload(String message) throws Exception {
        Object document = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("schemas/asyncapi.yaml")));
        return JsonMapper.shared()
                .<JsonNode>valueToTree((Map<?, ?>) document)
                .at("/components/messages/" + message + "/examples/0/payload");
    }
}
