package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Tests that the sample events of the documentation agree with the published schemas. */
class ExampleEventsTest {

    private static final Path FILE = Path.of("docs/examples/events.jsonl");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FILE);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isValidAndHasItsCustomerAsKey(String line) {
        JsonNode input = Schemas.MAPPER.readTree(line);
        String type = input.get("topic").asString().substring("shop.".length());
        JsonNode event = input.get("value");

        assertThat(Schemas.validationErrors(Schemas.schema(type + ".json"), event))
                .isEmpty();
        assertThat(input.get("key")).isEqualTo(event.get("customerId"));
    }
}
