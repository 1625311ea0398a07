package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all customers of a partition when the rules have changed: what time brings about for them, and when,
 * may have changed too. Goes on where it stopped, a slice at a time, and remembers which rules it is done with.
 */
final class TimerRescheduler {

    private static final Bytes DONE_WITH = Bytes.wrap("replanned".getBytes(StandardCharsets.UTF_8));
    private static final int SLICE = 2_000;

    private final CustomerStores stores;
    private final Business business;
    private @Nullable String rules;
    private @Nullable Bytes from;

    TimerRescheduler(CustomerStores stores, Business business) {
        this.stores = stores;
        this.business = business;
        byte[] done = stores.totals().get(DONE_WITH);
        this.rules = done == null ? null : new String(done, StandardCharsets.UTF_8);
    }

    /** Looks through the next slice, where there is one to look through. */
    void run() {
        String current = business.rules();
        if (!current.equals(rules)) {
            rules = current;
            from = Bytes.wrap(new byte[0]);
        }
        if (from == null) {
            return;
        }
        StateChanges changes = new StateChanges();
        from = slice(from, changes);
        if (from == null) {
            changes.put(stores.totals(), DONE_WITH.get(), current.getBytes(StandardCharsets.UTF_8));
        }
        changes.make();
    }

    /** Plans one slice anew, and says where the next begins; null after the last. */
    private @Nullable Bytes slice(Bytes begin, StateChanges changes) {
        try (KeyValueIterator<Bytes, byte[]> accounts = stores.accountsFrom(begin)) {
            for (int seen = 0; accounts.hasNext(); seen++) {
                if (seen == SLICE) {
                    return accounts.peekNextKey();
                }
                KeyValue<Bytes, byte[]> next = accounts.next();
                AccountOwner owner = StateKeys.owner(next.key.get());
                replan(AccountCodec.read(owner, next.value), changes);
            }
        }
        return null;
    }

    private void replan(StoredAccount stored, StateChanges changes) {
        Optional<Instant> dueAt = business.nextTimerAt(stored.account());
        if (!dueAt.equals(stored.dueAt())) {
            stores.keep(new StoredAccount(stored.account(), dueAt, stored.orders()), stored.dueAt(), changes);
        }
    }
}
