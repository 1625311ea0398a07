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

/** Who is to be settled when, in order of time: one entry for an owner, at what is due first. */
final class TimerStore {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;
    /** No entry is earlier than this, so that most looks for due ones need not touch the store. */
    private Instant noneBefore = Instant.MIN;

    TimerStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Someone to be settled. */
    record Entry(Instant at, AccountOwner owner) {}

    /** Plans an owner's move from one moment to another; absent where nothing is due. */
    void move(AccountOwner owner, Optional<Instant> from, Optional<Instant> to, StateChanges changes) {
        if (from.equals(to)) {
            return;
        }
        from.ifPresent(at -> changes.put(store, StateKeys.due(at, owner), null));
        to.ifPresent(at -> {
            changes.put(store, StateKeys.due(at, owner), NOTHING);
            if (at.isBefore(noneBefore)) {
                noneBefore = at;
            }
        });
    }

    /** Who is due by a moment, the earliest first, so many at the most, leaving some out. */
    List<Entry> dueBy(Instant now, int most, Predicate<AccountOwner> leftOut) {
        if (noneBefore.isAfter(now)) {
            return List.of();
        }
        List<Entry> due = new ArrayList<>();
        boolean first = true;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(Bytes.wrap(StateKeys.dueFrom(noneBefore)), null)) {
            while (entries.hasNext() && due.size() < most) {
                byte[] key = entries.next().key.get();
                Instant at = StateKeys.dueAt(key);
                if (first) {
                    noneBefore = at;
                    first = false;
                }
                if (at.isAfter(now)) {
                    return due;
                }
                AccountOwner owner = StateKeys.dueOwner(key);
                if (!leftOut.test(owner)) {
                    due.add(new Entry(at, owner));
                }
            }
        }
        if (first) {
            noneBefore = Instant.MAX;
        }
        return due;
    }
}
