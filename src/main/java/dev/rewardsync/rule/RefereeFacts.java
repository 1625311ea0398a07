package dev.rewardsync.rule;

/**
 * The invited customer as the rules of the one who invited see them.
 *
 * @param group the customer group
 * @param orders completed before the event
 */
public record RefereeFacts(String group, long orders) {}
