package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Ruleset;
import java.util.List;

/**
 * A ruleset with its locations in the file.
 *
 * @param section the file's top-level mapping
 * @param rules in the order of the file
 */
record LocatedRuleset(Ruleset ruleset, YamlSection section, List<LocatedRule> rules) {}
