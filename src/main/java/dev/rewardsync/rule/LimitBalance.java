package dev.rewardsync.rule;

/**
 * The state of a rule's limit before an award.
 *
 * @param used points or awards that count in the period of the award, including an earlier revision of the same award
 * @param left points or awards that the award may use
 */
public record LimitBalance(RuleLimit limit, long used, long left) {}
