package dev.rewardsync.store;

import dev.rewardsync.account.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * An account with the data that links it to the other stores.
 *
 * @param account the account
 * @param nextTimerAt the time of the account's entry in the timer store: the account's next timer by the ruleset
 *     of the last decision, or an earlier time; empty if there is no entry
 * @param orderIds the ids of the orders that may be stored under the account's owner
 */
public record StoredAccount(Account account, Optional<Instant> nextTimerAt, OrderIdFilter orderIds) {}
