package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import java.time.Instant;

/** Where a customer's account is. */
public sealed interface AccountLocation {

    /**
     * At this instance.
     *
     * @param account as the last decision left it
     * @param known whether any decision was ever made; else the account is new
     * @param now what time it is for the customer
     */
    record Here(Account account, boolean known, Instant now) implements AccountLocation {}

    /** At another instance, which answers HTTP there. */
    record Elsewhere(String host, int port) implements AccountLocation {}

    /** Nowhere at the moment, for a reason that people can act on. */
    record Nowhere(String reason) implements AccountLocation {}
}
