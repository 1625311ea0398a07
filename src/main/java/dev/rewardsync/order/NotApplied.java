package dev.rewardsync.order;

import dev.rewardsync.rule.RuleOutcome;

/** A cart rule that gave an order nothing, and why. */
public record NotApplied(String ruleId, RuleOutcome.Reason reason) {}
