package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Policy;
import dev.rewardsync.rulefile.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The example records of docs/records.md are what {@code process} writes for the example events and rules there. */
class RecordsPageTest {

    private static final Path PAGE = Path.of("docs/records.md");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void examplesAreTheOutputOfTheExampleEvents() throws Exception {
        String page = Files.readString(PAGE);
        List<JsonNode> written =
                written(blocks(page, "ndjson").getFirst(), blocks(page, "yaml").getFirst());
        List<JsonNode> examples =
                blocks(page, "json").stream().map(JSON::readTree).toList();
        assertThat(examples)
                .hasSize(5)
                .allSatisfy(example -> assertThat(written).contains(example));
    }

    private static List<String> blocks(String page, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static List<JsonNode> written(String events, String rules) throws IOException, BadLine {
        RulesetReader.Result result = RulesetReader.read("rules.yaml", rules.getBytes(StandardCharsets.UTF_8));
        if (!(result instanceof RulesetReader.Result.Read(var ruleset))) {
            throw new AssertionError(result);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineRun run =
                new OfflineRun(new Decider(ruleset, Policy.DEFAULT), TopicNames.standard(), new Customers(), out);
        for (String line : events.lines().toList()) {
            run.accept(line.getBytes(StandardCharsets.UTF_8));
        }
        run.finish(Optional.empty());
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .map(RecordsPageTest::shown)
                .toList();
    }

    /** What the page shows of a record: its value without the order's bytes, or a dead letter's headers. */
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
