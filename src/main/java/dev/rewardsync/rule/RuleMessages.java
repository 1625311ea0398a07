package dev.rewardsync.rule;

import org.jspecify.annotations.Nullable;

/**
 * A rule's texts for customers, with {@code {points} {balance} {orderId} {name}} to be filled in.
 *
 * @param history for the list of rewards in the customer's account
 * @param email for the mail about a changed balance
 * @param product for product pages
 */
public record RuleMessages(
        @Nullable String history,
        @Nullable String email,
        @Nullable String product) {

    /** No texts. */
    public static final RuleMessages NONE = new RuleMessages(null, null, null);
}
