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

/** A consumer that keeps {@link InputPositions} of what it reads. */
final class PositionTrackingConsumer extends KafkaConsumer<byte[], byte[]> {

    private final InputPositions.Reader positions;

    /** What is left of each partition, as asked for since the last poll: before the next one it does not change. */
    private final Map<TopicPartition, OptionalLong> lags = new HashMap<>();

    PositionTrackingConsumer(Map<String, Object> config, InputPositions positions) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.positions = positions.reader();
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
            positions.left(partition, currentLag(partition));
        }
        return records;
    }

    /** Kafka Streams asks for the lag of every input that has nothing fetched, before each record of another input. */
    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return lags.computeIfAbsent(partition, super::currentLag);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new Owning(listener));
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        super.subscribe(pattern, new Owning(listener));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        restart(List.of(partition));
        super.seek(partition, offset);
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        restart(List.of(partition));
        super.seek(partition, offset);
    }

    @Override
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        restart(partitions);
        super.seekToBeginning(partitions);
    }

    @Override
    public void seekToEnd(Collection<TopicPartition> partitions) {
        restart(partitions);
        super.seekToEnd(partitions);
    }

    private void restart(Collection<TopicPartition> partitions) {
        lags.keySet().removeAll(partitions);
        positions.restart(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        lags.keySet().removeAll(partitions);
        positions.forget(partitions);
    }

    /** Keeps in mind whose partitions are. */
    private final class Owning implements ConsumerRebalanceListener {
        private final ConsumerRebalanceListener listener;

        Owning(ConsumerRebalanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            forget(partitions);
            listener.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            lags.keySet().removeAll(partitions);
            positions.take(partitions);
            listener.onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
            listener.onPartitionsLost(partitions);
        }
    }
}
