package dev.rewardsync.stream;

import dev.rewardsync.decision.Decider;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Injects failures before and after the steps of a worker. Each armed point fails once, when it is reached next. Its
 * stream thread does not survive that.
 */
final class CrashPoints {

    static final String READ = "reading records";
    static final String PROCESS = "processing a record";
    static final String DECIDE = "deciding";
    static final String TIMERS = "firing timers";
    static final String WRITE = "writing to ";
    static final String FORWARD = "forwarding to ";
    /** Ends the name of a write or an output of an idle customer's timer. */
    static final String BY_TIMER = " by a timer";

    static final String COMMIT_OFFSETS = "adding offsets to the transaction";
    static final String COMMIT = "committing";

    private static final String CONFIG = "crash.points";

    private final Set<String> armed = new ConcurrentSkipListSet<>();
    private final ThreadLocal<String> cause = ThreadLocal.withInitial(() -> "");

    /** Puts the points around the worker's processor. */
    public static final class Wrapper extends ShopEventProcessorWrapper {
        private CrashPoints points;

        @Override
        public void configure(Map<String, ?> settings) {
            points = (CrashPoints) settings.get(CONFIG);
        }

        @Override
        Processor<byte[], byte[], OutboundKey, byte[]> wrap(Processor<byte[], byte[], OutboundKey, byte[]> processor) {
            return points.inject(processor);
        }
    }

    /** Returns the settings of Kafka Streams for a worker with these points. */
    Map<String, Object> settings() {
        return Map.of(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, Wrapper.class, CONFIG, this);
    }

    /** Arms the points before and after steps. */
    void arm(Collection<String> steps) {
        steps.stream()
                .flatMap(step -> Stream.of("before " + step, "after " + step))
                .forEach(armed::add);
    }

    /** Returns the armed points that were not reached yet. */
    Set<String> pending() {
        return Set.copyOf(armed);
    }

    /** Runs a step, and fails before or after it if that point is armed. */
    private Object around(String name, InterfaceProxy.Call step) throws Throwable {
        fail("before " + name);
        Object result = step.run();
        fail("after " + name);
        return result;
    }

    private void fail(String point) {
        if (armed.remove(point)) {
            throw new KafkaException("injected " + point); // not a failure of the record: it becomes no dead letter
        }
    }

    /** Returns a supplier with the points of deciding. */
    @SuppressWarnings("unchecked") // the proxy implements the interface of its target
    Supplier<Decider> inject(Supplier<Decider> decider) {
        return InterfaceProxy.of(Supplier.class, decider, (method, arguments, call) -> around(DECIDE, call));
    }

    /** Returns a processor with the points of processing, stores, outputs and timers. */
    @SuppressWarnings("unchecked") // as above
    private Processor<byte[], byte[], OutboundKey, byte[]> inject(
            Processor<byte[], byte[], OutboundKey, byte[]> processor) {
        return InterfaceProxy.of(Processor.class, processor, (method, arguments, call) -> switch (method) {
            case "init" -> {
                arguments[0] = inject((ProcessorContext<?, ?>) arguments[0]);
                yield call.run();
            }
            case "process" -> around(PROCESS, call);
            default -> call.run();
        });
    }

    private ProcessorContext<?, ?> inject(ProcessorContext<?, ?> context) {
        return InterfaceProxy.of(ProcessorContext.class, context, (method, arguments, call) -> switch (method) {
            case "getStateStore" -> inject((String) arguments[0], (KeyValueStore<?, ?>) call.run());
            case "forward" -> around(FORWARD + arguments[1] + cause.get(), call);
            case "schedule" -> {
                Punctuator timers = (Punctuator) arguments[2];
                arguments[2] = InterfaceProxy.of(
                        Punctuator.class, timers, (fire, timestamp, firing) -> around(TIMERS, () -> byTimer(firing)));
                yield call.run();
            }
            default -> call.run();
        });
    }

    private Object byTimer(InterfaceProxy.Call firing) throws Throwable {
        cause.set(BY_TIMER);
        try {
            return firing.run();
        } finally {
            cause.remove();
        }
    }

    private KeyValueStore<?, ?> inject(String name, KeyValueStore<?, ?> store) {
        return InterfaceProxy.of(KeyValueStore.class, store, (method, arguments, call) -> switch (method) {
            case "put", "delete" -> around(WRITE + name + cause.get(), call);
            default -> call.run();
        });
    }

    /** Returns clients with the points of reading and committing. */
    KafkaClientSupplier inject(KafkaClientSupplier clients) {
        return InterfaceProxy.of(KafkaClientSupplier.class, clients, (method, arguments, call) -> switch (method) {
            case "getConsumer" ->
                InterfaceProxy.of(
                        Consumer.class,
                        (Consumer<?, ?>) call.run(),
                        (name, values, poll) -> name.equals("poll") ? around(READ, poll) : poll.run());
            case "getProducer" ->
                InterfaceProxy.of(Producer.class, (Producer<?, ?>) call.run(), (name, values, commit) -> switch (name) {
                    case "sendOffsetsToTransaction" -> around(COMMIT_OFFSETS, commit);
                    case "commitTransaction" -> around(COMMIT, commit);
                    default -> commit.run();
                });
            default -> call.run();
        });
    }
}
