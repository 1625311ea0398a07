package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.kafka.ErasureRequest;
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

/** The processor of one partition: processes every input record and fires the timers of idle customers. */
final class ShopEventProcessor implements Processor<byte[], byte[], OutboundKey, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(ShopEventProcessor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final TaskContext taskContext;
    private final RecordOrigin origin;
    private final EventReader eventReader;
    private @Nullable Task task;

    ShopEventProcessor(TaskContext taskContext) {
        this.taskContext = taskContext;
        this.eventReader = taskContext.eventReader();
        this.origin = new RecordOrigin(taskContext.topics());
    }

    /** The objects that need the stores of the task. */
    private record Task(
            ProcessorContext<OutboundKey, byte[]> context, int partition, StepPlanner steps, TaskInputs inputs) {
        void apply(PlannedStep step) {
            step.changes().apply();
            for (OutboundRecord output : step.outputs()) {
                context.forward(output.record(), output.sink());
            }
            step.recordMetrics().run();
        }
    }

    @Override
    public void init(ProcessorContext<OutboundKey, byte[]> context) {
        RecordLogFields.clear();
        int partition = context.taskId().partition();
        CustomerStores stores = new CustomerStores(context, taskContext.retention(), eventReader);
        StateVersionMarker.check(stores.totals(), partition); // before anything else is read
        TaskClock clock =
                TaskClock.of(taskContext.clock(), taskContext.wall(), taskContext.brokerClock(), stores.totals());
        DeadLetterWriter deadLetterWriter =
                new DeadLetterWriter(taskContext.applicationId(), taskContext.cloudEventsSource());
        OutboundRecordFactory outputs =
                new OutboundRecordFactory(taskContext.topics(), deadLetterWriter, taskContext.cloudEventsSource());
        ErasedCustomers erased = new ErasedCustomers(stores.totals(), taskContext.erasureKey(), partition);
        StepPlanner steps = new StepPlanner(
                partition,
                taskContext.decider(),
                stores,
                erased,
                outputs,
                clock,
                taskContext.brokerClock(),
                taskContext.metrics());
        TaskInputs inputs = new TaskInputs(taskContext.inputsOf(partition), taskContext.positions());
        Task created = new Task(context, partition, steps, inputs);
        task = created;
        TimerPunctuator punctuator = new TimerPunctuator(
                stores.timers(), steps, clock, taskContext.brokerClock(), taskContext.metrics(), created::apply);
        RetentionCleaner cleaner = new RetentionCleaner(stores, clock, taskContext.brokerClock());
        TimerRescheduler rescheduler = new TimerRescheduler(stores, taskContext.decider());
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            RecordLogFields.clear();
            rescheduler.run();
        });
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, timestamp -> {
            RecordLogFields.clear();
            if (inputs.isReadToEnd() && clock.isReliable()) {
                punctuator.fireDue();
                cleaner.run();
            }
        });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task current = task();
        RecordMetadata metadata = current.context().recordMetadata().orElseThrow();
        RecordLogFields.set(metadata, record.headers());
        current.apply(plan(record, metadata, current));
        current.inputs().processed(metadata);
        RecordLogFields.clear();
    }

    @Override
    public void close() {
        RecordLogFields.clear();
        taskContext.metrics().partitionRevoked(task().partition());
    }

    private PlannedStep plan(Record<byte[], byte[]> record, RecordMetadata metadata, Task current) {
        if (metadata.topic().equals(taskContext.topics().inbox()) && ErasureRequest.isIn(record.headers())) {
            return planErasure(record, current);
        }
        SourceRecord source;
        try {
            source = origin.of(record, metadata);
        } catch (RecordOrigin.MissingOriginException e) {
            SourceRecord arrived = origin.withoutOrigin(record, metadata);
            String detail = "not rerouted by RewardSync: " + e.getMessage();
            return current.steps().planDeadLetter(new DeadLetter(arrived, RejectionCode.INVALID_EVENT, detail));
        }
        try {
            return plan(source, current);
        } catch (KafkaException | UnreadableStateException e) {
            throw e; // not caused by this record: the next one would fail too
        } catch (RuntimeException e) {
            log.error(
                    "{}-{}@{} failed and becomes a dead letter",
                    source.topic(),
                    source.partition(),
                    source.offset(),
                    e);
            return current.steps().planDeadLetter(new DeadLetter(source, RejectionCode.INTERNAL_ERROR, detail(e)));
        }
    }

    private static PlannedStep planErasure(Record<byte[], byte[]> request, Task current) {
        try {
            return current.steps().planErasure(request);
        } catch (KafkaException | UnreadableStateException e) {
            throw e; // not caused by this request
        } catch (RuntimeException e) {
            log.error("A customer was not erased", e);
            return PlannedStep.ofMetrics(() -> {});
        }
    }

    /** Returns the message of an exception that contains no personal data, or else the name of its class. */
    private static String detail(RuntimeException failure) {
        return switch (failure) {
            case SizeLimits.Exceeded tooLarge -> String.valueOf(tooLarge.getMessage());
            case UnreadableRuleException rule -> String.valueOf(rule.getMessage());
            default -> failure.getClass().getName();
        };
    }

    private PlannedStep plan(SourceRecord source, Task current) {
        return switch (eventReader.read(source)) {
            case ParseResult.Failed<ShopEvent> failure -> current.steps().planDeadLetter(failure.deadLetter(source));
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> {
                AccountOwner owner = AccountOwner.of(event);
                int homePartition = HomePartition.of(owner, taskContext.homePartitions());
                yield homePartition == current.partition()
                        ? current.steps().planEvent(event, source, owner)
                        : current.steps().planReroute(source, owner, homePartition);
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
