package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.ReplayStatus;
import dev.rewardsync.kafka.TopicRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void reportsUnreadableSettings() throws IOException {
        assertThat(list(folder.resolve("none.properties"))).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("none.properties: no such file");
        assertThat(list(settings("a=\\u12"))).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).contains("Malformed");
    }

    @Test
    void reportsSettingsThatKafkaRejects() throws IOException {
        assertThat(list(settings("security.protocol=CARRIER_PIGEON"))).isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString())
                .startsWith("error: Kafka cannot be reached with these settings: ")
                .contains("CARRIER_PIGEON")
                .doesNotContain("\tat ");
    }

    @Test
    void reportsAMissingLoginAsTheRootCause() throws IOException {
        assertThat(list(settings("security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN")))
                .isEqualTo(RewardSyncCommand.FAILED);
        assertThat(err.toString()).containsIgnoringCase("jaas").doesNotContain("Failed to c");
    }

    @Test
    void rejectsAnInvalidInstant() {
        assertThat(run("list", "--bootstrap-servers", "localhost:1", "--since", "yesterday"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString())
                .isEqualTo(
                        "error: Invalid value for option '--since': expected an instant such as 2026-12-31T00:00:00Z or"
                                + " 2026-12-31T01:00:00+01:00, or a date such as 2026-12-31 (from 00:00 UTC), got yesterday\n"
                                + "See dead-letters list --help\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T00:00:00Z, 2026-12-31T00:00:00Z",
        "2026-12-31T01:30:00.5+01:00, 2026-12-31T00:30:00.500Z",
        "2026-12-31, 2026-12-31T00:00:00Z"
    })
    void readsInstantsAndDates(String text, Instant expected) {
        assertThat(new InstantOption().convert(text)).isEqualTo(expected);
    }

    @Test
    void rejectsALimitBelowOne() {
        assertThat(run("list", "--bootstrap-servers", "localhost:1", "--limit", "0"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString()).contains("--limit: expected 1 or more, got 0");
    }

    private static DeadLetterRecord letter(long offset, String time, byte[] value) {
        SourceRecord.Header code =
                new SourceRecord.Header(DeadLetterHeaders.ERROR_CODE, "INVALID_EVENT".getBytes(StandardCharsets.UTF_8));
        return new DeadLetterRecord(new TopicRecord(
                "shop.review-approved-dlt",
                0,
                offset,
                Instant.parse(time),
                "c-1".getBytes(StandardCharsets.UTF_8),
                value,
                List.of(code)));
    }

    @Test
    void listsTheNewestByTime() {
        DeadLetterList list = new DeadLetterList(2);
        list.add(letter(0, "2026-01-03T00:00:00Z", new byte[] {}), "third");
        list.add(letter(1, "2026-01-01T00:00:00Z", new byte[] {}), "first");
        list.add(letter(2, "2026-01-02T00:00:00Z", new byte[] {}), "second");
        assertThat(list.lines()).containsExactly("second", "third");
    }

    @Test
    void showsValues() {
        DeadLetterRecord text = letter(7, "2026-01-01T00:00:00Z", "{\"a\":\n1}".getBytes(StandardCharsets.UTF_8));
        assertThat(DeadLetterText.value(text)).startsWith("\n    {\"a\":").doesNotContain("\n1");
        assertThat(DeadLetterJson.of(text, new ReplayStatus.Rejected("it is old"), true))
                .isEqualTo(
                        "{\"topic\":\"shop.review-approved-dlt\",\"partition\":0,\"offset\":7,\"timestamp\":\"2026-01-01T00:00:00Z\","
                                + "\"key\":\"c-1\",\"code\":\"INVALID_EVENT\",\"status\":\"rejected\",\"reason\":\"it is old\","
                                + "\"value\":\"{\\\"a\\\":\\n1}\"}");
        DeadLetterRecord bytes = letter(8, "2026-01-01T00:00:00Z", new byte[] {(byte) 0xff});
        assertThat(DeadLetterJson.of(bytes, new ReplayStatus.Replayed(), true))
                .contains("\"status\":\"replayed\"", "\"valueBase64\":\"/w==\"");
        assertThat(DeadLetterJson.of(bytes, new ReplayStatus.Replayed(), false)).doesNotContain("value");
    }

    private Path settings(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text, StandardCharsets.ISO_8859_1);
    }

    private int list(Path settings) {
        return run("list", "--bootstrap-servers", "localhost:1", "--command-config", settings.toString());
    }

    private int run(String... arguments) {
        return RewardSyncCommand.commandLine(new DeadLettersCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
