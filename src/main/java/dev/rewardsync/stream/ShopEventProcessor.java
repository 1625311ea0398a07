package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.rule.UnreadableRuleException;
import dev.rewardsync.store.UnreadableStateException;
import dev.rewardsync.topic.SizeLimits;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One partition's worker: takes every record of the shop's through to its outcome, and settles who is quiet. */
final class ShopEventProcessor implements Processor<byte[], byte[], OutboundKey, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(ShopEventProcessor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final TaskContext workings;
    private final RecordOrigin origin;
    private final EventReader events;
    private @Nullable Task task;

    ShopEventProcessor(TaskContext workings) {
        this.workings = workings;
        this.events = workings.events();
        this.origin = new RecordOrigin(workings.topics());
    }

    /** What there is once the task has its stores. */
    private record Task(
            ProcessorContext<OutboundKey, byte[]> context, int partition, StepPlanner steps, TaskInputs inputs) {
        void take(PlannedStep step) {
            step.changes().make();
            for (OutboundRecord output : step.outputs()) {
                context.forward(output.record(), output.sink());
            }
            step.counted().run();
        }
    }

    @Override
    public void init(ProcessorContext<OutboundKey, byte[]> context) {
        int partition = context.taskId().partition();
        CustomerStores stores = new CustomerStores(context, workings.retention(), events);
        StateVersionMarker.check(stores.totals(), partition); // before anything else is read
        TaskClock clock = TaskClock.of(workings.clock(), workings.wall(), stores.totals());
        DeadLetterRecord deadLetters = new DeadLetterRecord(workings.applicationId());
        OutboundRecordFactory outputs =
                new OutboundRecordFactory(workings.topics(), deadLetters, workings.cloudEventsSource());
        StepPlanner steps = new StepPlanner(
                partition, workings.business(), stores, outputs, clock, workings.wall(), workings.metrics());
        TaskInputs inputs = new TaskInputs(workings.inputsOf(partition), workings.positions());
        Task created = new Task(context, partition, steps, inputs);
        task = created;
        TimerPunctuator quiet =
                new TimerPunctuator(stores.timers(), steps, clock, workings.wall(), workings.metrics(), created::take);
        RetentionCleaner retirement = new RetentionCleaner(stores, clock, workings.wall());
        TimerRescheduler replanning = new TimerRescheduler(stores, workings.business());
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, timestamp -> replanning.run());
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            if (inputs.readToEnd()) {
                quiet.settle();
                retirement.run();
            }
        });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task current = task();
        RecordMetadata metadata = current.context().recordMetadata().orElseThrow();
        current.take(plan(record, metadata, current));
        current.inputs().processed(metadata);
    }

    @Override
    public void close() {
        workings.metrics().released(task().partition());
    }

    private PlannedStep plan(Record<byte[], byte[]> record, RecordMetadata metadata, Task current) {
        SourceRecord source;
        try {
            source = origin.of(record, metadata);
        } catch (RecordOrigin.Lost e) {
            SourceRecord stray = origin.stray(record, metadata);
            String detail = "not handed on by RewardSync: " + e.getMessage();
            return current.steps().deadLetter(new DeadLetter(stray, DeadLetter.Code.INVALID_EVENT, detail));
        }
        try {
            return plan(source, current);
        } catch (KafkaException | UnreadableStateException e) {
            throw e; // not this record's fault: the next one would fare no better
        } catch (RuntimeException e) {
            log.error(
                    "{}-{}@{} failed and becomes a dead letter",
                    source.topic(),
                    source.partition(),
                    source.offset(),
                    e);
            return current.steps().deadLetter(new DeadLetter(source, DeadLetter.Code.INTERNAL_ERROR, detail(e)));
        }
    }

    /** The message of a failure that is known to name no personal data; of others the kind. */
    private static String detail(RuntimeException failure) {
        return switch (failure) {
            case SizeLimits.Exceeded tooLarge -> String.valueOf(tooLarge.getMessage());
            case UnreadableRuleException rule -> String.valueOf(rule.getMessage());
            default -> failure.getClass().getName();
        };
    }

    private PlannedStep plan(SourceRecord source, Task current) {
        return switch (events.read(source)) {
            case ParseResult.Rejected<ShopEvent> rejected -> current.steps().deadLetter(rejected.deadLetter(source));
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> {
                AccountOwner owner = AccountOwner.of(event);
                int home = HomePartition.of(owner, workings.homes());
                yield home == current.partition()
                        ? current.steps().deciding(event, source, owner)
                        : current.steps().handingOn(source, owner, home);
            }
        };
    }

    private Task task() {
        Task current = task;
        if (current == null) {
            throw new IllegalStateException("the processor has not been initialized");
        }
        return current;
    }
}
