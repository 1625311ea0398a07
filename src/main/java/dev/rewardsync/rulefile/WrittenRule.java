package dev.rewardsync.rulefile;

import dev.rewardsync.rule.EarningRule;

/**
 * A rule with the places of what it says.
 *
 * @param section all of the rule's keys
 */
record WrittenRule(Section section, EarningRule rule) {}
