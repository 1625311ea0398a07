package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import java.time.Instant;

/** The location of a customer's account. */
public sealed interface AccountLocation {

    /**
     * The account is at this instance.
     *
     * @param account the account after the last decision; a new one if there was none, of a guest if the customer
     *     was erased
     * @param exists whether a decision was ever made for the customer
     * @param now the current time of the customer's partition
     */
    record Local(Account account, boolean exists, Instant now) implements AccountLocation {}

    /** The account is at another instance, which answers HTTP at this address. */
    record Remote(String host, int port) implements AccountLocation {}

    /**
     * The account cannot be read at the moment.
     *
     * @param reason a description for the operator
     */
    record Unavailable(String reason) implements AccountLocation {}
}
