package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.REVIEWS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.kafka.DeadLetterRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor without the rest of the topology, which would feed rerouted records back to it at once. */
class ReroutingTest {

    private static final String CUSTOMER = TopologyFixture.customerElsewhere();

    @TempDir
    Path dir;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    @SuppressWarnings("removal")
    void recordOfAnotherPartitionIsReroutedWithItsOrigin() {
        byte[] value = ShopEvents.review(CUSTOMER, "r-1");
        RecordHeaders headers = new RecordHeaders();
        headers.add("shop", ShopEvents.bytes("s"));
        Record<byte[], byte[]> record = new Record<>(ShopEvents.bytes("k-9"), value, NOW.toEpochMilli(), headers);
        var forwarded = forwarded(record, REVIEWS);
        assertThat(forwarded).hasSize(1);
        assertThat(forwarded.getFirst().childName()).contains(OutboundRecord.INBOX);
        var rerouted = forwarded.getFirst().record();
        assertThat(rerouted.key().bytes()).isEqualTo(ShopEvents.bytes(CUSTOMER));
        assertThat(OutboundKey.PARTITIONER.partitions(TOPICS.inbox(), rerouted.key(), rerouted.value(), 4))
                .hasValueSatisfying(partitions -> assertThat(partitions).containsExactly(2));
        assertThat(rerouted.value()).isEqualTo(value);
        assertThat(rerouted.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(Stream.of(
                                "shop",
                                RecordOrigin.TOPIC,
                                RecordOrigin.PARTITION,
                                RecordOrigin.OFFSET,
                                RecordOrigin.TIMESTAMP,
                                RecordOrigin.KEY)
                        .map(name -> TopologyFixture.text(
                                rerouted.headers().lastHeader(name).value())))
                .containsExactly("s", REVIEWS, "0", "41", "" + NOW.toEpochMilli(), "k-9");
        assertThat(registry.get("rewardsync.rehomed")
                        .tag("topic", REVIEWS)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void recordWithoutKeyIsReroutedWithoutKey() {
        Record<byte[], byte[]> record = new Record<>(null, ShopEvents.review(CUSTOMER, "r-1"), NOW.toEpochMilli());
        var rerouted = forwarded(record, REVIEWS).getFirst().record();
        assertThat(rerouted.headers().lastHeader(RecordOrigin.KEY)).isNull();
    }

    @Test
    void recordTooLargeToRerouteBecomesADeadLetterWithoutHeaders() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("huge", new byte[9 * 1024 * 1024]);
        Record<byte[], byte[]> record =
                new Record<>(null, ShopEvents.review(CUSTOMER, "r-1"), NOW.toEpochMilli(), headers);
        var letter = forwarded(record, REVIEWS).getFirst();
        assertThat(letter.childName()).contains(OutboundRecord.DEAD_LETTERS);
        assertThat(TopologyFixture.text(letter.record()
                        .headers()
                        .lastHeader(DeadLetterRecord.OMITTED)
                        .value()))
                .isEqualTo("headers");
        assertThat(letter.record().key().partitionHash()).isZero();
    }

    private List<? extends MockProcessorContext.CapturedForward<? extends OutboundKey, ? extends byte[]>> forwarded(
            Record<byte[], byte[]> record, String topic) {
        MockProcessorContext<OutboundKey, byte[]> context = TopologyFixture.processorContext(0, dir);
        context.setRecordMetadata(topic, 0, 41);
        TaskContext taskContext = TopologyFixture.taskContext(
                TestRulesets::small, ClockMode.WALL, () -> NOW, new InputPositions(), registry);
        ShopEventProcessor processor = new ShopEventProcessor(taskContext);
        processor.init(context);
        processor.process(record);
        return context.forwarded();
    }
}
