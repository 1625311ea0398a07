package dev.rewardsync.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer that records its {@link InputPositions}. */
final class PositionTrackingConsumer extends KafkaConsumer<byte[], byte[]> {

    private final InputPositions.ConsumerPositions positions;

    /** The lags read since the last poll. They do not change before the next one. */
    private final Map<TopicPartition, OptionalLong> lags = new HashMap<>();

    PositionTrackingConsumer(Map<String, Object> config, InputPositions positions) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.positions = positions.newConsumer();
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        lags.clear();
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> fetched = records.records(partition);
            positions.fetched(partition, fetched.getLast().offset());
        }
        for (TopicPartition partition : assignment()) {
            positions.lag(partition, currentLag(partition));
        }
        return records;
    }

    /**
     * Returns the cached lag: before each record, Kafka Streams requests the lag of every input without fetched
     * records.
     */
    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return lags.computeIfAbsent(partition, super::currentLag);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new TrackingListener(listener));
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        super.subscribe(pattern, new TrackingListener(listener));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        reposition(List.of(partition));
        super.seek(partition, offset);
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        reposition(List.of(partition));
        super.seek(partition, offset);
    }

    @Override
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        reposition(partitions);
        super.seekToBeginning(partitions);
    }

    @Override
    public void seekToEnd(Collection<TopicPartition> partitions) {
        reposition(partitions);
        super.seekToEnd(partitions);
    }

    private void reposition(Collection<TopicPartition> partitions) {
        lags.keySet().removeAll(partitions);
        positions.repositioned(partitions);
    }

    private void revoke(Collection<TopicPartition> partitions) {
        lags.keySet().removeAll(partitions);
        positions.revoked(partitions);
    }

    /** Records assignments before it passes them on. */
    private final class TrackingListener implements ConsumerRebalanceListener {
        private final ConsumerRebalanceListener listener;

        TrackingListener(ConsumerRebalanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            revoke(partitions);
            listener.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            lags.keySet().removeAll(partitions);
            positions.assigned(partitions);
            listener.onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            revoke(partitions);
            listener.onPartitionsLost(partitions);
        }
    }
}
