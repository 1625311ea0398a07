package dev.rewardsync.stream;

import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/** Puts a processor around the worker's. Kafka Streams uses it if {@code processor.wrapper.class} names a subclass. */
abstract class ShopEventProcessorWrapper implements ProcessorWrapper {

    abstract Processor<byte[], byte[], OutboundKey, byte[]> wrap(
            Processor<byte[], byte[], OutboundKey, byte[]> processor);

    @Override
    @SuppressWarnings("unchecked") // The worker has only one processor, of these types.
    public final <K, V, KOut, VOut> WrappedProcessorSupplier<K, V, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<K, V, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(() ->
                (Processor<K, V, KOut, VOut>) wrap((Processor<byte[], byte[], OutboundKey, byte[]>) supplier.get()));
    }

    @Override
    public final <K, V, VOut> WrappedFixedKeyProcessorSupplier<K, V, VOut> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<K, V, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }
}
