package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Ruleset;
import java.util.List;

/**
 * A ruleset with the places of what it says.
 *
 * @param section all of the file's keys
 * @param rules in the order of the file
 */
record LocatedRuleset(Ruleset ruleset, YamlSection section, List<LocatedRule> rules) {}
