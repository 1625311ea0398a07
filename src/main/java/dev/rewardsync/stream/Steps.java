package dev.rewardsync.stream;

import dev.rewardsync.account.Owner;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.state.Outstanding;
import dev.rewardsync.state.StoredAccount;
import dev.rewardsync.state.TotalsCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Plans the steps of one partition's customers. Planning changes nothing that is kept. */
final class Steps {

    private static final byte[] OUTSTANDING = "outstanding".getBytes(StandardCharsets.UTF_8);

    private final int partition;
    private final Business business;
    private final CustomerStores stores;
    private final Outputs outputs;
    private final TaskClock clock;
    private final InstantSource wall;
    private final WorkerMetrics metrics;
    private Outstanding outstanding;

    Steps(
            int partition,
            Business business,
            CustomerStores stores,
            Outputs outputs,
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
        this.outstanding = stored == null ? Outstanding.NONE : TotalsCodec.readOutstanding(stored);
        metrics.outstanding(partition, outstanding);
    }

    /** An event at its home: settled up to, decided and remembered. */
    Step deciding(ShopEvent event, SourceRecord source, Owner owner) {
        StateChanges changes = new StateChanges();
        Instant arrivedAt = clock.arrived(source.arrivedAt(), event.occurredAt(), changes);
        SourceRecord arrived = source.arrivedAt(arrivedAt);
        StoredMemory memory = new StoredMemory(stores, owner, arrivedAt);
        long begun = System.nanoTime();
        Decision decision = business.decide(new Received(event, arrived), memory);
        metrics.decisionTook(System.nanoTime() - begun);
        long recordTimestampMs = source.arrivedAt().toEpochMilli();
        List<Output> sent = outputs.of(decision, source, recordTimestampMs);
        return step(decision, memory, changes, sent, () -> {
            metrics.decided(decision, event instanceof ReferralEvent ? null : source.topic());
            if (!decision.exports().isEmpty()) {
                metrics.exportedAfter(Duration.ofMillis(Math.max(wall.millis() - recordTimestampMs, 0)));
            }
        });
    }

    /** A quiet customer: settled up to now. */
    Step settling(Owner owner, Instant now) {
        StoredMemory memory = new StoredMemory(stores, owner, now);
        Decision decision = business.settle(memory, now);
        if (decision.nextDueAt().filter(at -> !at.isAfter(now)).isPresent()) {
            throw new IllegalStateException("settling left something due");
        }
        List<Output> sent = outputs.of(decision, null, wall.millis());
        return step(decision, memory, new StateChanges(), sent, () -> metrics.decided(decision, null));
    }

    /** A record that is not at its customer's home. */
    Step handingOn(SourceRecord source, Owner owner, int home) {
        Output output = outputs.handedOn(source, owner, home, source.arrivedAt().toEpochMilli());
        return Step.sending(output, () -> metrics.handedOn(source.topic()));
    }

    /** A record that can't take effect. */
    Step deadLetter(DeadLetter letter) {
        Output output = outputs.deadLetter(letter, letter.source().arrivedAt().toEpochMilli());
        return Step.sending(output, () -> metrics.deadLettered(letter));
    }

    private Step step(
            Decision decision, StoredMemory memory, StateChanges changes, List<Output> sent, Runnable counted) {
        stores.plan(decision, memory, changes);
        Outstanding after = outstandingAfter(decision, memory);
        if (after.equals(outstanding)) {
            return new Step(changes, sent, counted);
        }
        changes.put(stores.totals(), OUTSTANDING, TotalsCodec.write(after));
        return new Step(changes, sent, () -> {
            outstanding = after;
            metrics.outstanding(partition, after);
            counted.run();
        });
    }

    private Outstanding outstandingAfter(Decision decision, StoredMemory memory) {
        if (!decision.accountChanged()) {
            return outstanding;
        }
        StoredAccount before = memory.stored();
        return outstanding.plus(
                before == null ? Balance.ZERO : before.account().balance(),
                decision.account().balance());
    }
}
