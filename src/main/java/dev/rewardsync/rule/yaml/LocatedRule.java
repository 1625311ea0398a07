package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningRule;

/**
 * A rule with its locations in the file.
 *
 * @param section the rule's mapping
 */
record LocatedRule(YamlSection section, EarningRule rule) {}
