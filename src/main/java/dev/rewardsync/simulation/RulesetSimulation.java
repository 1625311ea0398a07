package dev.rewardsync.simulation;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.SideBySide;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides past events by an old and a new ruleset and compares the customers' points. Each ruleset decides in a thread of
 * its own, in the order of the events, so the result does not depend on the threads.
 */
public final class RulesetSimulation implements AutoCloseable {

    private static final int BATCH_RECORDS = 256;
    private static final long BATCH_BYTES = 1 << 20;

    private final SimulatedRuleset oldSide;
    private final SimulatedRuleset newSide;
    private final SimulationThread oldThread;
    private final SimulationThread newThread;
    private List<OfflineRecord> batch = new ArrayList<>(BATCH_RECORDS);
    private long batchBytes;

    /**
     * Creates a simulation without events.
     *
     * @param maxBytes about the heap for the customers' state
     * @param directory for state that does not fit into it
     */
    public RulesetSimulation(Ruleset oldRuleset, Ruleset newRuleset, long maxBytes, SpillDirectory directory) {
        oldSide = new SimulatedRuleset("old", oldRuleset, maxBytes / 2, directory);
        newSide = new SimulatedRuleset("new", newRuleset, maxBytes / 2, directory);
        oldThread = new SimulationThread("old-ruleset");
        newThread = new SimulationThread("new-ruleset");
    }

    /** Decides an event by both rulesets, soon. */
    public void decide(OfflineRecord record) throws IOException {
        byte[] value = record.source().value();
        batch.add(record);
        batchBytes += value == null ? 0 : value.length;
        if (batch.size() >= BATCH_RECORDS || batchBytes >= BATCH_BYTES) {
            decideBatch();
        }
    }

    private void decideBatch() throws IOException {
        List<OfflineRecord> full = batch;
        batch = new ArrayList<>(BATCH_RECORDS);
        batchBytes = 0;
        oldThread.submit(() -> oldSide.decide(full));
        newThread.submit(() -> newSide.decide(full));
    }

    /** Waits until all events are decided, and fires the timers of all customers up to the latest event. */
    public void finish() throws IOException {
        decideBatch();
        oldThread.submit(oldSide::finish);
        newThread.submit(newSide::finish);
        oldThread.await();
        newThread.await();
    }

    /** Returns the events decided by the old ruleset. */
    public SimulatedRuleset oldSide() {
        return oldSide;
    }

    /** Returns the events decided by the new ruleset. */
    public SimulatedRuleset newSide() {
        return newSide;
    }

    /** Visits all customers, sorted by the length of their id and then by their id. */
    public void forEachCustomer(Consumer<CustomerComparison> visitor) {
        SideBySide.accounts(oldSide.customers(), newSide.customers(), (owner, oldAccount, newAccount) -> {
            if (!owner.guest()) {
                visitor.accept(
                        new CustomerComparison(owner.id(), points(owner, oldAccount), points(owner, newAccount)));
            }
        });
    }

    private static CustomerPoints points(AccountOwner owner, @Nullable Account account) {
        return CustomerPoints.of(account == null ? Account.opened(owner) : account);
    }

    /** Visits all placed orders of customers, in the order of the customers, then by order id. */
    public void forEachOrder(Consumer<OrderComparison> visitor) {
        SideBySide.orders(oldSide.customers(), newSide.customers(), (owner, oldOrder, newOrder) -> {
            TrackedOrder order = oldOrder instanceof OrderState ? oldOrder : newOrder;
            if (!owner.guest() && order instanceof OrderState) {
                visitor.accept(new OrderComparison(owner.id(), order.orderId(), points(oldOrder), points(newOrder)));
            }
        });
    }

    private static long points(@Nullable TrackedOrder order) {
        return order instanceof OrderState state
                ? state.accruals().stream().mapToLong(OrderAccrual::points).sum()
                : 0;
    }

    /**
     * Returns customers together with all customers who were invited by one of them, directly or indirectly. Their events
     * are all that affects the points of the given customers.
     */
    public Set<String> withReferees(Set<String> customerIds) {
        Set<String> known = new HashSet<>(customerIds);
        boolean referrers = customerIds.stream().anyMatch(this::invitedOthers);
        int before = 0;
        while (referrers && before < known.size()) {
            before = known.size();
            newSide.customers().forEachAccount(account -> {
                if (known.contains(account.profile().referrerId())) {
                    known.add(account.owner().id());
                }
            });
        }
        return known;
    }

    private boolean invitedOthers(String customerId) {
        ReferralStatistics referrals = newSide.customers()
                .state(AccountOwner.customer(customerId))
                .account()
                .statistics()
                .referrals();
        return referrals.signups() > 0 || referrals.orders() > 0;
    }

    /** Stops both threads. */
    @Override
    public void close() {
        oldThread.close();
        newThread.close();
    }
}
