package dev.rewardsync.state;

import dev.rewardsync.account.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * An account, and under when it stands in the agenda.
 *
 * @param dueAt where it stands in the agenda: when time alone brings about something for it next, by the ruleset that
 *     decided last, or before that
 */
public record StoredAccount(Account account, Optional<Instant> dueAt) {}
