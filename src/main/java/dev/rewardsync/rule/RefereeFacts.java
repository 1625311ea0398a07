package dev.rewardsync.rule;

/**
 * The facts about a referee that the referrer's rules can use.
 *
 * @param group the referee's customer group
 * @param orders number of the referee's orders completed before the event
 */
public record RefereeFacts(String group, long orders) {}
