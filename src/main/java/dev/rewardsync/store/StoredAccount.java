package dev.rewardsync.store;

import dev.rewardsync.account.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * An account, and what is kept with it of the other stores: under when it stands in the agenda, and which orders there may be.
 *
 * @param dueAt where it stands in the agenda: when time alone brings about something for it next, by the ruleset that
 *     decided last, or before that
 * @param orders which orders may be remembered under its owner
 */
public record StoredAccount(Account account, Optional<Instant> dueAt, OrderIdFilter orders) {}
