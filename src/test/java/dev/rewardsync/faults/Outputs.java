package dev.rewardsync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.topic.TopicNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run wrote, as lines that can be compared: the worker's, or those of a {@link HomeReplay}. Ledger
 * entries, balances and notifications have an order within their home partition, exports within their order. Dead letters
 * and rerouted records have none, because they come from several partitions.
 */
final class Outputs {

    private static final TopicNames TOPICS = TopicNames.standard();

    private final Map<String, List<String>> ordered = new TreeMap<>();
    private final List<String> unordered = new ArrayList<>();

    /** Returns the outputs of the workers. */
    static Outputs of(Recording recording) {
        Outputs outputs = new Outputs();
        Stream.of(TOPICS.ledger(), TOPICS.balances(), TOPICS.exports(), TOPICS.notifications())
                .flatMap(topic -> recording.of(topic).stream())
                .forEach(record -> outputs.add(
                        record.topic(),
                        record.partition(),
                        utf8(record.key()),
                        Recording.text(record, "ce_id"),
                        record.value()));
        TOPICS.deadLetters().stream()
                .flatMap(topic -> recording.of(topic).stream())
                .forEach(outputs::addDeadLetter);
        recording.of(TOPICS.inbox()).forEach(outputs::addRerouted);
        return outputs;
    }

    void add(OutputRecord output, int home) {
        add(TOPICS.of(output.type()), home, output.key(), output.id(), output.value());
    }

    void add(DeadLetter letter) {
        SourceRecord source = letter.source();
        addDeadLetter(
                source.topic(),
                source.partition(),
                source.offset(),
                letter.code() + " " + letter.detail(),
                source.value());
    }

    /**
     * Adds a record of the inbox.
     *
     * @param source the record that it comes from
     * @param kind the kind of referral event; null for a rerouted record
     */
    void addRerouted(int home, SourceRecord source, @Nullable String kind, byte @Nullable [] value) {
        unordered.add("rerouted to %d: %s from %s-%d@%d: %s"
                .formatted(home, kind, source.topic(), source.partition(), source.offset(), latin1(value)));
    }

    long count() {
        return unordered.size()
                + ordered.values().stream().mapToLong(List::size).sum();
    }

    /** Asserts that these outputs are others, byte for byte. */
    void assertEqualTo(Outputs expected) {
        assertThat(ordered.keySet()).isEqualTo(expected.ordered.keySet());
        ordered.forEach((place, lines) -> SameLines.assertSame(place, lines, expected.ordered.get(place)));
        SameLines.assertSame(
                "dead letters and inbox",
                unordered.stream().sorted().toList(),
                expected.unordered.stream().sorted().toList());
    }

    private void add(String topic, int home, String key, String id, byte[] value) {
        String place = topic.equals(TOPICS.exports()) ? topic + " " + key : topic + "-" + home;
        ordered.computeIfAbsent(place, name -> new ArrayList<>()).add(key + " " + id + " " + utf8(value));
    }

    private void addDeadLetter(TopicRecord letter) {
        addDeadLetter(
                Recording.text(letter, DeadLetterHeaders.ORIGINAL_TOPIC),
                ByteBuffer.wrap(Recording.header(letter, DeadLetterHeaders.ORIGINAL_PARTITION))
                        .getInt(),
                ByteBuffer.wrap(Recording.header(letter, DeadLetterHeaders.ORIGINAL_OFFSET))
                        .getLong(),
                Recording.text(letter, DeadLetterHeaders.ERROR_CODE) + " "
                        + Recording.text(letter, DeadLetterHeaders.ERROR_DETAIL),
                letter.value());
    }

    private void addDeadLetter(String topic, int partition, long offset, String error, byte @Nullable [] value) {
        unordered.add("dead letter %s-%d@%d: %s: %s".formatted(topic, partition, offset, error, latin1(value)));
    }

    private void addRerouted(TopicRecord record) {
        SourceRecord origin = Origins.of(record);
        addRerouted(record.partition(), origin, Origins.referralKind(record), record.value());
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns any bytes as text. */
    private static String latin1(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
