package dev.rewardsync.stream;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/**
 * Logs the steps of each home partition, in their order, to the partition of the same number of a topic. Kafka Streams
 * puts it around the worker's processor if {@code processor.wrapper.class} names it.
 *
 * <p>The worker sends the log's record in the same transaction as the step's other records. A reader of committed
 * records therefore sees each step that took effect, and no others.
 */
public final class StepLog implements ProcessorWrapper {

    /** The topic. It needs as many partitions as there are home partitions. */
    public static final String TOPIC = "step-log";

    /** Returns the settings of Kafka Streams for a worker that logs its steps. */
    public static Map<String, String> settings() {
        return Map.of(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, StepLog.class.getName());
    }

    @Override
    public <K, V, KOut, VOut> WrappedProcessorSupplier<K, V, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<K, V, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(() -> logged(supplier.get()));
    }

    @Override
    public <K, V, VOut> WrappedFixedKeyProcessorSupplier<K, V, VOut> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<K, V, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    @SuppressWarnings("unchecked") // The worker has only one processor, of these types.
    private static <K, V, KOut, VOut> Processor<K, V, KOut, VOut> logged(Processor<K, V, KOut, VOut> processor) {
        return (Processor<K, V, KOut, VOut>)
                new StepLogProcessor((Processor<byte[], byte[], OutboundKey, byte[]>) processor);
    }
}
