package dev.rewardsync.simulation;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.ledger.Balance;

/**
 * A customer's points under one ruleset, at the end.
 *
 * @param lifetime points earned, spent and expired
 */
public record CustomerPoints(LifetimePoints lifetime, Balance balance) {

    static CustomerPoints of(Account account) {
        return new CustomerPoints(account.lifetime(), account.balance());
    }

    /** Returns the points earned less points taken back, pending and expired ones included. */
    public long earned() {
        return lifetime.earned();
    }

    /** Returns the points that the shop still owes: available and pending ones. */
    public long owed() {
        return Math.addExact(balance.available(), balance.pending());
    }
}
