package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.OrderRevision;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of all customers and guests, in memory. */
public final class InMemoryCustomers {

    private final Map<AccountOwner, InMemoryCustomer> customers = new HashMap<>();
    private final TreeSet<NextTimer> timers = new TreeSet<>(Comparator.comparing(NextTimer::at)
            .thenComparing(timer -> timer.owner().id())
            .thenComparing(timer -> timer.owner().guest()));

    /** The next timer of an account. */
    private record NextTimer(Instant at, AccountOwner owner) {}

    /**
     * Adds a customer with an existing account.
     *
     * @param dueAt when the account's next timer fires; empty if it has none
     */
    public void open(Account account, Optional<Instant> dueAt) {
        update(of(account.owner()), account, dueAt);
    }

    /** Returns the state of a customer or guest; a new account if there is none yet. */
    public CustomerState state(AccountOwner owner) {
        return of(owner);
    }

    /** Applies a decision to the customer's state. */
    public void apply(Decision decision) {
        InMemoryCustomer customer = of(decision.account().owner());
        if (decision.accountChanged()) {
            update(customer, decision.account(), decision.nextTimerAt());
        }
        decision.orders().forEach(order -> customer.orders.put(order.orderId(), order));
        decision.deletedOrders().forEach(customer.orders::remove);
        decision.orderRevisions()
                .forEach(revision -> customer.revisions.put(revision.event().orderId(), revision));
        decision.idempotencyRecords().forEach(record -> customer.idempotencyRecords.put(record.key(), record));
    }

    /** Returns the customer or guest whose timer fires next; empty if none fires by {@code until}. */
    public Optional<AccountOwner> nextDue(Instant until) {
        return timers.isEmpty() || timers.first().at().isAfter(until)
                ? Optional.empty()
                : Optional.of(timers.first().owner());
    }

    private InMemoryCustomer of(AccountOwner owner) {
        return customers.computeIfAbsent(owner, InMemoryCustomer::new);
    }

    private void update(InMemoryCustomer customer, Account account, Optional<Instant> dueAt) {
        AccountOwner owner = account.owner();
        customer.dueAt.ifPresent(at -> timers.remove(new NextTimer(at, owner)));
        dueAt.ifPresent(at -> timers.add(new NextTimer(at, owner)));
        customer.dueAt = dueAt;
        customer.account = account;
    }

    private static final class InMemoryCustomer implements CustomerState {
        private Account account;
        private Optional<Instant> dueAt = Optional.empty();
        private final Map<String, TrackedOrder> orders = new HashMap<>();
        private final Map<String, OrderRevision> revisions = new HashMap<>();
        private final Map<String, IdempotencyRecord> idempotencyRecords = new HashMap<>();

        InMemoryCustomer(AccountOwner owner) {
            account = Account.opened(owner);
        }

        @Override
        public Account account() {
            return account;
        }

        @Override
        public @Nullable TrackedOrder order(String orderId) {
            return orders.get(orderId);
        }

        @Override
        public List<OrderState> placedOrders() {
            return orders.values().stream()
                    .filter(OrderState.class::isInstance)
                    .map(OrderState.class::cast)
                    .toList();
        }

        @Override
        public OrderRevision orderRevision(String orderId) {
            return Objects.requireNonNull(revisions.get(orderId), "the order was not placed");
        }

        @Override
        public @Nullable IdempotencyRecord idempotencyRecord(String key) {
            return idempotencyRecords.get(key);
        }
    }
}
