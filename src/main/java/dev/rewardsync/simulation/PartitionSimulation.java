package dev.rewardsync.simulation;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineDecider;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.SideBySide;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.Ruleset;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides the events of one partition by both rulesets, side by side, and compares the points. */
final class PartitionSimulation {

    private final Side oldSide;
    private final Side newSide;

    /** Creates a simulation without events. The customers of both rulesets have no state yet. */
    PartitionSimulation(
            Ruleset oldRuleset, Ruleset newRuleset, OfflineCustomers oldCustomers, OfflineCustomers newCustomers) {
        oldSide = new Side(oldRuleset, oldCustomers);
        newSide = new Side(newRuleset, newCustomers);
    }

    /** Decisions by one ruleset. */
    private static final class Side {

        private final OfflineCustomers customers;
        private final RulesetResult result;
        private final OfflineDecider decider;

        Side(Ruleset ruleset, OfflineCustomers customers) {
            this.customers = customers;
            this.result = new RulesetResult(ruleset);
            this.decider = new OfflineDecider(
                    new Decider(ruleset, RulesetSimulation.POLICY).withoutExports(),
                    customers,
                    result::count,
                    letter -> result.count(letter.code()));
        }
    }

    /** Decides an event. */
    void decide(OfflineRecord record) throws IOException {
        oldSide.decider.decideOnArrival(record);
        newSide.decider.decideOnArrival(record);
    }

    /** Fires the timers of all customers up to an instant, and compares the points. */
    PartitionComparison finish(Instant until) throws IOException {
        oldSide.decider.finish(Optional.of(until));
        newSide.decider.finish(Optional.of(until));
        return new PartitionComparison(oldSide.result, newSide.result, customers(), orders());
    }

    private List<CustomerComparison> customers() {
        List<CustomerComparison> customers = new ArrayList<>();
        SideBySide.accounts(oldSide.customers, newSide.customers, (owner, before, after) -> {
            if (!owner.guest()) {
                customers.add(new CustomerComparison(owner.id(), points(owner, before), points(owner, after)));
            }
        });
        return customers;
    }

    private static CustomerPoints points(AccountOwner owner, @Nullable Account account) {
        return CustomerPoints.of(account == null ? Account.opened(owner) : account);
    }

    private List<OrderComparison> orders() {
        List<OrderComparison> orders = new ArrayList<>();
        SideBySide.orders(oldSide.customers, newSide.customers, (owner, before, after) -> {
            TrackedOrder order = before instanceof OrderState ? before : after;
            if (!owner.guest() && order instanceof OrderState) {
                orders.add(new OrderComparison(owner.id(), order.orderId(), points(before), points(after)));
            }
        });
        return orders;
    }

    /** Returns the points that an order earned, less those taken back. Forgiven points were not taken back. */
    private static long points(@Nullable TrackedOrder order) {
        return order instanceof OrderState state
                ? state.accruals().stream()
                        .mapToLong(accrual -> accrual.points() + accrual.forgiven())
                        .sum()
                : 0;
    }
}
