package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.kafka.ErasureRequest;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.store.PartitionTotalsCodec;
import dev.rewardsync.store.PointsLiability;
import dev.rewardsync.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans the steps of one partition. Planning changes no stored state. */
final class StepPlanner {

    private static final Logger log = LoggerFactory.getLogger(StepPlanner.class);

    /** A stored name; do not change it. */
    private static final byte[] LIABILITY_KEY = "outstanding".getBytes(StandardCharsets.UTF_8);

    private final int partition;
    private final Supplier<Decider> decider;
    private final CustomerStores stores;
    private final ErasedCustomers erased;
    private final StateChangePlanner stateChanges;
    private final OutboundRecordFactory outputs;
    private final TaskClock clock;
    private final InstantSource broker;
    private final WorkerMetrics metrics;
    private PointsLiability liability;

    StepPlanner(
            int partition,
            Supplier<Decider> decider,
            CustomerStores stores,
            ErasedCustomers erased,
            OutboundRecordFactory outputs,
            TaskClock clock,
            InstantSource broker,
            WorkerMetrics metrics) {
        this.partition = partition;
        this.decider = decider;
        this.stores = stores;
        this.erased = erased;
        this.stateChanges = new StateChangePlanner(stores);
        this.outputs = outputs;
        this.clock = clock;
        this.broker = broker;
        this.metrics = metrics;
        byte[] stored = stores.totals().get(Bytes.wrap(LIABILITY_KEY));
        this.liability = stored == null ? PointsLiability.NONE : PartitionTotalsCodec.readLiability(stored);
        metrics.liability(partition, liability);
    }

    /**
     * Plans an event at its home partition. The orders of an erased customer are a guest's; other events of one have no
     * effect.
     */
    PlannedStep planEvent(ShopEvent event, SourceRecord source, AccountOwner owner) {
        if (!erased.contains(owner)) {
            return planDecision(event, source, owner);
        }
        return event instanceof OrderEvent order
                ? planDecision(event, source, AccountOwner.guest(order.orderId()))
                : PlannedStep.ofMetrics(
                        () -> metrics.ofErasedCustomer(event instanceof ReferralEvent ? null : source.topic()));
    }

    /** Fires due timers and decides the event. */
    private PlannedStep planDecision(ShopEvent event, SourceRecord source, AccountOwner owner) {
        StateChanges changes = new StateChanges();
        Instant arrivedAt = clock.arrived(source.arrivedAt(), event.occurredAt(), changes);
        StoredCustomerState state = new StoredCustomerState(stores, owner, arrivedAt);
        long startNanos = System.nanoTime();
        Decision decision = decider.get().decide(new InboundRecord(event, source.arrivedAt(arrivedAt)), state);
        metrics.decisionTook(System.nanoTime() - startNanos);
        Instant recordTimestamp = source.arrivedAt();
        List<OutboundRecord> outbound = outputs.of(decision, source, time -> recordTimestamp);
        return step(decision, state, changes, outbound, () -> {
            metrics.decided(decision, event instanceof ReferralEvent ? null : source.topic());
            logIfCanceled(decision, source);
            if (!decision.exports().isEmpty()) {
                metrics.exportedAfter(recordTimestamp, broker.instant());
            }
        });
    }

    private static void logIfCanceled(Decision decision, SourceRecord source) {
        if (decision.outcome() == Outcome.Accepted.ORDER_CANCELED) {
            log.info(
                    "{}-{}@{} has no effect: its order is canceled ({})",
                    source.topic(),
                    source.partition(),
                    source.offset(),
                    decision.outcome());
        }
    }

    /** Plans the due timers of an idle customer. */
    PlannedStep planTimers(AccountOwner owner, Instant now) {
        StoredCustomerState state = new StoredCustomerState(stores, owner, now);
        Decision decision = decider.get().fireTimers(state, now);
        if (decision.nextTimerAt().filter(at -> !at.isAfter(now)).isPresent()) {
            throw new IllegalStateException("a timer is still due after all due timers fired");
        }
        Instant brokerNow = broker.instant();
        List<OutboundRecord> outbound =
                outputs.of(decision, null, dueAt -> ClampedTimestamps.ofTimer(dueAt, brokerNow));
        return step(decision, state, new StateChanges(), outbound, () -> metrics.decided(decision, null));
    }

    /**
     * Plans to erase a customer: deletes the state and the balance, and remembers the hash of the id. A request that was made
     * with another key changes nothing.
     *
     * @param request a record of the inbox that is an {@link ErasureRequest}
     */
    PlannedStep planErasure(Record<byte[], byte[]> request) {
        ErasureKey key = erased.key();
        if (key == null || request.key() == null || !ErasureRequest.wasMadeWith(key, request.headers())) {
            return PlannedStep.ofMetrics(
                    () -> log.error(
                            "A customer was not erased: the request was made with another rewardsync.erasure.key than this worker's"));
        }
        AccountOwner owner = AccountOwner.customer(new String(request.key(), StandardCharsets.UTF_8));
        StateChanges changes = new StateChanges();
        Balance before = stores.deleteCustomer(owner, changes);
        erased.put(owner.id(), key, changes);
        OutboundRecord tombstone = outputs.balanceTombstone(owner.id(), request.timestamp());
        return step(liability.plus(before, Balance.ZERO), changes, List.of(tombstone), () -> {
            erased.add(owner.id(), key);
            log.info("A customer was erased");
        });
    }

    /** Plans to send a record to its customer's home partition. */
    PlannedStep planReroute(SourceRecord source, AccountOwner owner, int homePartition) {
        OutboundRecord output = outputs.rerouted(
                source, owner, homePartition, source.arrivedAt().toEpochMilli());
        return PlannedStep.ofOutput(output, () -> metrics.rerouted(source.topic()));
    }

    /** Plans to write a dead letter. */
    PlannedStep planDeadLetter(DeadLetter letter) {
        OutboundRecord output =
                outputs.deadLetter(letter, letter.source().arrivedAt().toEpochMilli());
        return PlannedStep.ofOutput(output, () -> metrics.deadLettered(letter));
    }

    private PlannedStep step(
            Decision decision,
            StoredCustomerState state,
            StateChanges changes,
            List<OutboundRecord> outbound,
            Runnable recordMetrics) {
        stateChanges.plan(decision, state, changes);
        return step(liabilityAfter(decision, state), changes, outbound, recordMetrics);
    }

    private PlannedStep step(
            PointsLiability after, StateChanges changes, List<OutboundRecord> outbound, Runnable recordMetrics) {
        if (after.equals(liability)) {
            return new PlannedStep(changes, outbound, recordMetrics);
        }
        changes.put(stores.totals(), LIABILITY_KEY, PartitionTotalsCodec.writeLiability(after));
        return new PlannedStep(changes, outbound, () -> {
            liability = after;
            metrics.liability(partition, after);
            recordMetrics.run();
        });
    }

    private PointsLiability liabilityAfter(Decision decision, StoredCustomerState state) {
        if (!decision.accountChanged()) {
            return liability;
        }
        StoredAccount before = state.stored();
        return liability.plus(
                before == null ? Balance.ZERO : before.account().balance(),
                decision.account().balance());
    }
}
