package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.PlacedOrder;
import dev.rewardsync.order.TrackedOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is remembered of all customers, in memory. */
public final class InMemoryCustomers {

    private final Map<AccountOwner, Known> known = new HashMap<>();
    private final TreeSet<Planned> timers = new TreeSet<>(Comparator.comparing(Planned::at)
            .thenComparing(planned -> planned.owner().id())
            .thenComparing(planned -> planned.owner().guest()));

    private record Planned(Instant at, AccountOwner owner) {}

    /** Starts a customer with an account instead of an empty one, for whom time brings about something next. */
    public void open(Account account, Optional<Instant> dueAt) {
        keep(of(account.owner()), account, dueAt);
    }

    /** What is remembered of one customer or guest. */
    public CustomerState memory(AccountOwner owner) {
        return of(owner);
    }

    /** Lets a decision take effect. */
    public void apply(Decision decision) {
        Known customer = of(decision.account().owner());
        if (decision.accountChanged()) {
            keep(customer, decision.account(), decision.nextTimerAt());
        }
        decision.orders().forEach(order -> customer.orders.put(order.orderId(), order));
        decision.forgottenOrders().forEach(customer.orders::remove);
        decision.placedOrders()
                .forEach(placed -> customer.placed.put(placed.event().orderId(), placed));
        decision.idempotencyRecords().forEach(key -> customer.remembered.put(key.key(), key));
    }

    /** Whoever has something due by a moment, the earliest first. */
    public Optional<AccountOwner> nextDue(Instant until) {
        return timers.isEmpty() || timers.first().at().isAfter(until)
                ? Optional.empty()
                : Optional.of(timers.first().owner());
    }

    private Known of(AccountOwner owner) {
        return known.computeIfAbsent(owner, Known::new);
    }

    private void keep(Known customer, Account account, Optional<Instant> dueAt) {
        AccountOwner owner = account.owner();
        customer.dueAt.ifPresent(at -> timers.remove(new Planned(at, owner)));
        dueAt.ifPresent(at -> timers.add(new Planned(at, owner)));
        customer.dueAt = dueAt;
        customer.account = account;
    }

    private static final class Known implements CustomerState {
        private Account account;
        private Optional<Instant> dueAt = Optional.empty();
        private final Map<String, TrackedOrder> orders = new HashMap<>();
        private final Map<String, PlacedOrder> placed = new HashMap<>();
        private final Map<String, IdempotencyRecord> remembered = new HashMap<>();

        Known(AccountOwner owner) {
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
        public PlacedOrder placed(String orderId) {
            return Objects.requireNonNull(placed.get(orderId), "an order is asked for that was not placed");
        }

        @Override
        public @Nullable IdempotencyRecord idempotencyRecord(String key) {
            return remembered.get(key);
        }
    }
}
