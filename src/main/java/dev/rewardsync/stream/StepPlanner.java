package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.store.PartitionTotalsCodec;
import dev.rewardsync.store.PointsLiability;
import dev.rewardsync.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Plans the steps of one partition's customers. Planning changes nothing that is kept. */
final class StepPlanner {

    private static final byte[] OUTSTANDING = "outstanding".getBytes(StandardCharsets.UTF_8);

    private final int partition;
    private final Business business;
    private final CustomerStores stores;
    private final OutboundRecordFactory outputs;
    private final TaskClock clock;
    private final InstantSource wall;
    private final WorkerMetrics metrics;
    private PointsLiability outstanding;

    StepPlanner(
            int partition,
            Business business,
            CustomerStores stores,
            OutboundRecordFactory outputs,
            TaskClock clock,
            InstantSource wall,
            WorkerMetrics metrics) {
        this.partition = partition;
        this.business = business;
        this.stores = stores;
        this.outputs = outputs;
        this.clock = clock;
        this.wall = wall;
        this.metrics = metrics;
        byte[] stored = stores.totals().get(Bytes.wrap(OUTSTANDING));
        this.outstanding = stored == null ? PointsLiability.NONE : PartitionTotalsCodec.readOutstanding(stored);
        metrics.outstanding(partition, outstanding);
    }

    /** An event at its home: settled up to, decided and remembered. */
    PlannedStep deciding(ShopEvent event, SourceRecord source, AccountOwner owner) {
        StateChanges changes = new StateChanges();
        Instant arrivedAt = clock.arrived(source.arrivedAt(), event.occurredAt(), changes);
        SourceRecord arrived = source.arrivedAt(arrivedAt);
        StoredCustomerState memory = new StoredCustomerState(stores, owner, arrivedAt);
        long begun = System.nanoTime();
        Decision decision = business.decide(new Received(event, arrived), memory);
        metrics.decisionTook(System.nanoTime() - begun);
        long recordTimestampMs = source.arrivedAt().toEpochMilli();
        List<OutboundRecord> sent = outputs.of(decision, source, recordTimestampMs);
        return step(decision, memory, changes, sent, () -> {
            metrics.decided(decision, event instanceof ReferralEvent ? null : source.topic());
            if (!decision.exports().isEmpty()) {
                metrics.exportedAfter(Duration.ofMillis(Math.max(wall.millis() - recordTimestampMs, 0)));
            }
        });
    }

    /** A quiet customer: settled up to now. */
    PlannedStep settling(AccountOwner owner, Instant now) {
        StoredCustomerState memory = new StoredCustomerState(stores, owner, now);
        Decision decision = business.fireTimers(memory, now);
        if (decision.nextTimerAt().filter(at -> !at.isAfter(now)).isPresent()) {
            throw new IllegalStateException("settling left something due");
        }
        List<OutboundRecord> sent = outputs.of(decision, null, wall.millis());
        return step(decision, memory, new StateChanges(), sent, () -> metrics.decided(decision, null));
    }

    /** A record that is not at its customer's home. */
    PlannedStep handingOn(SourceRecord source, AccountOwner owner, int home) {
        OutboundRecord output =
                outputs.handedOn(source, owner, home, source.arrivedAt().toEpochMilli());
        return PlannedStep.sending(output, () -> metrics.handedOn(source.topic()));
    }

    /** A record that can't take effect. */
    PlannedStep deadLetter(DeadLetter letter) {
        OutboundRecord output =
                outputs.deadLetter(letter, letter.source().arrivedAt().toEpochMilli());
        return PlannedStep.sending(output, () -> metrics.deadLettered(letter));
    }

    private PlannedStep step(
            Decision decision,
            StoredCustomerState memory,
            StateChanges changes,
            List<OutboundRecord> sent,
            Runnable counted) {
        stores.plan(decision, memory, changes);
        PointsLiability after = outstandingAfter(decision, memory);
        if (after.equals(outstanding)) {
            return new PlannedStep(changes, sent, counted);
        }
        changes.put(stores.totals(), OUTSTANDING, PartitionTotalsCodec.write(after));
        return new PlannedStep(changes, sent, () -> {
            outstanding = after;
            metrics.outstanding(partition, after);
            counted.run();
        });
    }

    private PointsLiability outstandingAfter(Decision decision, StoredCustomerState memory) {
        if (!decision.accountChanged()) {
            return outstanding;
        }
        StoredAccount before = memory.stored();
        return outstanding.plus(
                before == null ? Balance.ZERO : before.account().balance(),
                decision.account().balance());
    }
}
