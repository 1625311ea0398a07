package dev.rewardsync.rule;

import org.jspecify.annotations.Nullable;

/**
 * A rule's message templates for customers, with the placeholders {@code {points} {balance} {orderId} {name}}.
 *
 * @param history for the reward history in the customer's account; null for none
 * @param email for the email about a changed balance; null for none
 * @param product for product pages; null for none
 */
public record RuleMessages(
        @Nullable String history,
        @Nullable String email,
        @Nullable String product) {

    /** No messages. */
    public static final RuleMessages NONE = new RuleMessages(null, null, null);
}
