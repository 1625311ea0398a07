package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.store.StateKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The accounts with timers, sorted by time. An account has one entry, at its next timer or earlier. */
final class TimerStore {

    private static final byte[] EMPTY = {};

    private final KeyValueStore<Bytes, byte[]> store;
    /** A lower bound for all entries. It saves most scans of the store. */
    private Instant earliest = Instant.MIN;

    TimerStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * The entry of an account.
     *
     * @param at when its next timer is due
     */
    record ScheduledOwner(Instant at, AccountOwner owner) {}

    /**
     * Plans to move an entry.
     *
     * @param from the time of the current entry; empty if there is none
     * @param to the time of the new entry; empty for none
     */
    void move(AccountOwner owner, Optional<Instant> from, Optional<Instant> to, StateChanges changes) {
        if (from.equals(to)) {
            return;
        }
        from.ifPresent(at -> changes.put(store, StateKeys.timer(at, owner), null));
        to.ifPresent(at -> {
            changes.put(store, StateKeys.timer(at, owner), EMPTY);
            if (at.isBefore(earliest)) {
                earliest = at;
            }
        });
    }

    /**
     * Returns the entries that are due, the earliest first.
     *
     * @param limit the most entries to return
     * @param excluded owners to skip
     */
    List<ScheduledOwner> dueBy(Instant now, int limit, Predicate<AccountOwner> excluded) {
        if (earliest.isAfter(now)) {
            return List.of();
        }
        List<ScheduledOwner> due = new ArrayList<>();
        boolean first = true;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(Bytes.wrap(StateKeys.timersFrom(earliest)), null)) {
            while (entries.hasNext() && due.size() < limit) {
                byte[] key = entries.next().key.get();
                Instant at = StateKeys.timerAt(key);
                if (first) {
                    earliest = at;
                    first = false;
                }
                if (at.isAfter(now)) {
                    return due;
                }
                AccountOwner owner = StateKeys.timerOwner(key);
                if (!excluded.test(owner)) {
                    due.add(new ScheduledOwner(at, owner));
                }
            }
        }
        if (first) {
            earliest = Instant.MAX;
        }
        return due;
    }
}
