package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.OrderRevision;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.store.OrderIdFilter;
import dev.rewardsync.store.StateKeys;
import dev.rewardsync.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of all customers and guests, without Kafka. A bounded part of it is in memory; the rest is in a
 * {@link SpillDirectory}. Not thread-safe.
 */
public final class OfflineCustomers {

    /** An owner has one account. */
    private static final String ACCOUNT = "";

    private static final byte[] NO_BYTES = {};

    private final String name;
    private final long maxBytes;
    private final SpillDirectory directory;
    private final SpillingTable<StoredAccount> accounts;
    private final SpillingTable<TrackedOrder> orders;
    private final SpillingTable<OrderRevision> revisions;
    private final SpillingTable<IdempotencyRecord> idempotencyRecords;

    /** Creates customers whose state is in memory only. */
    public OfflineCustomers() {
        this("customers", Long.MAX_VALUE, new SpillDirectory());
    }

    /**
     * Creates customers.
     *
     * @param name begins the names of their files
     * @param maxBytes about the heap that they use; the rest is in the directory
     */
    public OfflineCustomers(String name, long maxBytes, SpillDirectory directory) {
        this.name = name;
        this.maxBytes = maxBytes;
        this.directory = directory;
        StateFormats formats = new StateFormats();
        accounts = new SpillingTable<>(name + "-accounts", formats.accounts(), maxBytes / 4, directory);
        orders = new SpillingTable<>(name + "-orders", formats.orders(), maxBytes / 4, directory);
        revisions = new SpillingTable<>(name + "-placed-orders", formats.revisions(), maxBytes / 16 * 7, directory);
        idempotencyRecords = new SpillingTable<>(
                name + "-idempotency-records", formats.idempotencyRecords(), maxBytes / 16, directory);
    }

    /**
     * Adds a customer with an existing account. Returns false, and changes nothing, if the customer already has one.
     *
     * @param dueAt when the account's next timer fires; empty if it has none
     */
    public boolean open(Account account, Optional<Instant> dueAt) {
        if (accounts.get(account.owner(), ACCOUNT) != null) {
            return false;
        }
        accounts.put(account.owner(), ACCOUNT, new StoredAccount(account, dueAt, OrderIdFilter.NONE));
        return true;
    }

    /** Returns the state of a customer or guest; a new account if there is none yet. */
    public CustomerState state(AccountOwner owner) {
        return new State(owner);
    }

    /** Applies a decision to the customer's state. */
    public void apply(Decision decision) {
        AccountOwner owner = decision.account().owner();
        StoredAccount before = accounts.get(owner, ACCOUNT);
        OrderIdFilter idsBefore = before == null ? OrderIdFilter.NONE : before.orderIds();
        OrderIdFilter ids = owner.guest() ? idsBefore : idsBefore.with(decision.orders());
        if (decision.accountChanged()) {
            accounts.put(owner, ACCOUNT, new StoredAccount(decision.account(), decision.nextTimerAt(), ids));
        } else if (!ids.equals(idsBefore)) {
            accounts.put(owner, ACCOUNT, withIds(before, owner, ids));
        }
        decision.orders().forEach(order -> orders.put(owner, order.orderId(), order));
        decision.deletedOrders().forEach(orderId -> orders.remove(owner, orderId));
        decision.orderRevisions()
                .forEach(revision -> revisions.put(owner, revision.event().orderId(), revision));
        decision.idempotencyRecords().forEach(record -> idempotencyRecords.put(owner, record.key(), record));
    }

    private static StoredAccount withIds(@Nullable StoredAccount before, AccountOwner owner, OrderIdFilter ids) {
        return before == null
                ? new StoredAccount(Account.opened(owner), Optional.empty(), ids)
                : new StoredAccount(before.account(), before.nextTimerAt(), ids);
    }

    /**
     * Visits the customers and guests with a timer that fires by an instant, sorted by the time of their next timer,
     * then by id. The visitor may apply decisions; a customer is visited once.
     */
    public void forEachDue(Instant until, Consumer<AccountOwner> visitor) {
        SpillingSort due = new SpillingSort(name + "-due", maxBytes / 4, directory);
        accounts.forEach((key, stored) -> stored.nextTimerAt()
                .filter(at -> !at.isAfter(until))
                .ifPresent(at -> due.add(dueKey(at, key.owner()), NO_BYTES)));
        due.forEach((key, value) -> visitor.accept(dueOwner(key)));
    }

    /** Returns a key that sorts by time, then by id as {@link String#compareTo} does. Ids do not contain U+0000. */
    private static byte[] dueKey(Instant at, AccountOwner owner) {
        byte[] id = owner.id().getBytes(StandardCharsets.UTF_16BE);
        return StateKeys.instant(at, id.length + Character.BYTES + 1)
                .put(id)
                .putChar('\0')
                .put((byte) (owner.guest() ? 1 : 0))
                .array();
    }

    private static AccountOwner dueOwner(byte[] key) {
        int from = StateKeys.INSTANT_BYTES;
        String id = new String(key, from, key.length - from - Character.BYTES - 1, StandardCharsets.UTF_16BE);
        return new AccountOwner(id, key[key.length - 1] == 1);
    }

    SpillingTable<StoredAccount> accounts() {
        return accounts;
    }

    SpillingTable<TrackedOrder> orders() {
        return orders;
    }

    private final class State implements CustomerState {

        private final AccountOwner owner;

        State(AccountOwner owner) {
            this.owner = owner;
        }

        @Override
        public Account account() {
            StoredAccount stored = accounts.get(owner, ACCOUNT);
            return stored == null ? Account.opened(owner) : stored.account();
        }

        @Override
        public @Nullable TrackedOrder order(String orderId) {
            return mayExist(orderId) ? orders.get(owner, orderId) : null;
        }

        /** Returns false if no order can be stored under the id. Guests have no filter of order ids. */
        private boolean mayExist(String orderId) {
            if (owner.guest()) {
                return true;
            }
            StoredAccount stored = accounts.get(owner, ACCOUNT);
            return stored != null && stored.orderIds().mightContain(orderId);
        }

        /** Most customers sign up before their first order, so the cached orders are seldom searched. */
        @Override
        public List<OrderState> placedOrders() {
            StoredAccount stored = accounts.get(owner, ACCOUNT);
            if (!owner.guest() && (stored == null || stored.orderIds().equals(OrderIdFilter.NONE))) {
                return List.of();
            }
            return orders.idsOf(owner).stream()
                    .map(orderId -> orders.get(owner, orderId))
                    .filter(OrderState.class::isInstance)
                    .map(OrderState.class::cast)
                    .toList();
        }

        @Override
        public OrderRevision orderRevision(String orderId) {
            return Objects.requireNonNull(revisions.get(owner, orderId), "the order was not placed");
        }

        @Override
        public @Nullable IdempotencyRecord idempotencyRecord(String key) {
            return idempotencyRecords.get(owner, key);
        }
    }
}
