package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that the export and the request of docs/consuming-exports.md are parts of what the commands write for the sample
 * events and the options of docs/plentyone.md.
 */
class ConsumingPageTest {

    private static final Path DOCS = Path.of("docs");

    @Test
    void showsTheExportAndTheRequestOfTheSampleOrder(@TempDir Path dir) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        byte[] events = Files.readAllBytes(DOCS.resolve("examples/events.jsonl"));
        RewardSyncCommand.commandLine(new ProcessCommand(new ByteArrayInputStream(events), records))
                .execute("--rules", DOCS.resolve("example-rules.yaml").toString());
        String options = blocks("plentyone.md", "").get(1);
        Path file = Files.writeString(dir.resolve("plentyone.options"), options);
        RewardSyncCommand.commandLine(new ExportMapCommand(new ByteArrayInputStream(records.toByteArray()), requests))
                .execute("--to", "plentyone", "@" + file);

        List<JsonNode> shown = blocks("consuming-exports.md", "json").stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        JsonNode export = records.toString()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.get("topic").asString().equals("erp.order-export"))
                .findFirst()
                .orElseThrow()
                .get("value");
        assertThat(shown).hasSize(2);
        isPart(shown.getFirst(), export);
        isPart(shown.getLast(), JsonMapper.shared().readTree(requests.toByteArray()));
    }

    /** Asserts that a value is another one with some of its fields left out. */
    private static void isPart(JsonNode part, JsonNode whole) {
        if (part.isObject()) {
            part.propertyStream().forEach(field -> isPart(field.getValue(), whole.path(field.getKey())));
        } else if (part.isArray()) {
            assertThat(whole.size()).isEqualTo(part.size());
            for (int index = 0; index < part.size(); index++) {
                isPart(part.get(index), whole.get(index));
            }
        } else {
            assertThat(whole).isEqualTo(part);
        }
    }

    private static List<String> blocks(String page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
