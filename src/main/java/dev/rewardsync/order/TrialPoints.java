package dev.rewardsync.order;

/** The points that a trial rule would have awarded. */
public record TrialPoints(String ruleId, String ruleName, long points) {}
