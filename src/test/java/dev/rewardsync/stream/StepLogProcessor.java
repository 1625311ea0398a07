package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.StateKeys;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The worker's processor, with a log of its steps. A step of timers is recognized by its effect: outside {@code
 * process}, the worker writes an account that differs from the stored one. It writes accounts that do not differ, too,
 * to reschedule their timers; that is no step.
 */
final class StepLogProcessor implements Processor<byte[], byte[], OutboundKey, byte[]> {

    private final Processor<byte[], byte[], OutboundKey, byte[]> processor;
    private ProcessorContext<OutboundKey, byte[]> context;
    private boolean inProcess;

    StepLogProcessor(Processor<byte[], byte[], OutboundKey, byte[]> processor) {
        this.processor = processor;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(ProcessorContext<OutboundKey, byte[]> original) {
        context = original;
        processor.init((ProcessorContext<OutboundKey, byte[]>) InterfaceProxy.of(
                ProcessorContext.class, original, (method, arguments, call) -> {
                    boolean accounts = method.equals("getStateStore") && arguments[0].equals(CustomerStores.ACCOUNTS);
                    return accounts ? observed((KeyValueStore<Bytes, byte[]>) call.run()) : call.run();
                }));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        inProcess = true;
        processor.process(record);
        inProcess = false;
        log(new LoggedStep.OfRecord(metadata.topic(), metadata.partition(), metadata.offset()));
    }

    @Override
    public void close() {
        processor.close();
    }

    private Object observed(KeyValueStore<Bytes, byte[]> accounts) {
        return InterfaceProxy.of(KeyValueStore.class, accounts, (method, arguments, call) -> {
            if (method.equals("put") && !inProcess) {
                Bytes key = (Bytes) arguments[0];
                AccountOwner owner = StateKeys.owner(key.get());
                if (!isSameAccount(owner, accounts.get(key), (byte[]) arguments[1])) {
                    log(new LoggedStep.OfTimers(owner));
                }
            }
            return call.run();
        });
    }

    private static boolean isSameAccount(AccountOwner owner, byte[] before, byte[] after) {
        return before != null
                && AccountCodec.read(owner, before)
                        .account()
                        .equals(AccountCodec.read(owner, after).account());
    }

    private void log(LoggedStep step) {
        OutboundKey key = new OutboundKey(StepLog.TOPIC, null, context.taskId().partition());
        byte[] value = step.toString().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), OutboundRecord.DEAD_LETTERS);
    }
}
