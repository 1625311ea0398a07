package dev.rewardsync.stream;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reschedules the timers of all accounts of a partition after the ruleset has changed. It processes the accounts in
 * batches. After the last batch it stores the version of the ruleset.
 */
final class TimerRescheduler {

    /** A stored name; do not change it. */
    private static final Bytes VERSION_KEY = Bytes.wrap("replanned".getBytes(StandardCharsets.UTF_8));

    private static final int MAX_ACCOUNTS_PER_BATCH = 2_000;

    private final CustomerStores stores;
    private final Supplier<Decider> decider;
    private @Nullable String rulesetVersion;
    private @Nullable Bytes next;

    TimerRescheduler(CustomerStores stores, Supplier<Decider> decider) {
        this.stores = stores;
        this.decider = decider;
        byte[] stored = stores.totals().get(VERSION_KEY);
        this.rulesetVersion = stored == null ? null : new String(stored, StandardCharsets.UTF_8);
    }

    /** Reschedules the next batch of accounts, if any are left. */
    void run() {
        Decider current = decider.get();
        String version = current.ruleset().version();
        if (!version.equals(rulesetVersion)) {
            rulesetVersion = version;
            next = Bytes.wrap(new byte[0]);
        }
        if (next == null) {
            return;
        }
        StateChanges changes = new StateChanges();
        next = rescheduleBatch(next, current, changes);
        if (next == null) {
            changes.put(stores.totals(), VERSION_KEY.get(), version.getBytes(StandardCharsets.UTF_8));
        }
        changes.apply();
    }

    /** Plans one batch. Returns the key of the next account; null after the last. */
    private @Nullable Bytes rescheduleBatch(Bytes begin, Decider current, StateChanges changes) {
        try (KeyValueIterator<Bytes, byte[]> accounts = stores.accountsFrom(begin)) {
            for (int seen = 0; accounts.hasNext(); seen++) {
                if (seen == MAX_ACCOUNTS_PER_BATCH) {
                    return accounts.peekNextKey();
                }
                KeyValue<Bytes, byte[]> account = accounts.next();
                AccountOwner owner = StateKeys.owner(account.key.get());
                reschedule(AccountCodec.read(owner, account.value), current, changes);
            }
        }
        return null;
    }

    private void reschedule(StoredAccount stored, Decider current, StateChanges changes) {
        Optional<Instant> nextTimerAt = current.nextTimerAt(stored.account());
        if (!nextTimerAt.equals(stored.nextTimerAt())) {
            stores.putAccount(
                    new StoredAccount(stored.account(), nextTimerAt, stored.orderIds()), stored.nextTimerAt(), changes);
        }
    }
}
