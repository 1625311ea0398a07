package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningRule;

/**
 * A rule with the places of what it says.
 *
 * @param section all of the rule's keys
 */
record LocatedRule(YamlSection section, EarningRule rule) {}
