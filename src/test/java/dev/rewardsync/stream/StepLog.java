package dev.rewardsync.stream;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.Processor;

/**
 * Logs the steps of each home partition, in their order, to the partition of the same number of a topic. Kafka Streams
 * puts it around the worker's processor if {@code processor.wrapper.class} names it.
 *
 * <p>The worker sends the log's record in the same transaction as the step's other records. A reader of committed
 * records therefore sees each step that took effect, and no others.
 */
public final class StepLog extends ShopEventProcessorWrapper {

    /** The topic. It needs as many partitions as there are home partitions. */
    public static final String TOPIC = "step-log";

    /** Returns the settings of Kafka Streams for a worker that logs its steps. */
    public static Map<String, String> settings() {
        return Map.of(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, StepLog.class.getName());
    }

    @Override
    Processor<byte[], byte[], OutboundKey, byte[]> wrap(Processor<byte[], byte[], OutboundKey, byte[]> processor) {
        return new StepLogProcessor(processor);
    }
}
