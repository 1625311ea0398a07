package dev.rewardsync.rulefile;

import dev.rewardsync.rule.Ruleset;
import java.util.List;

/**
 * A ruleset with the places of what it says.
 *
 * @param section all of the file's keys
 * @param rules in the order of the file
 */
record WrittenRuleset(Ruleset ruleset, Section section, List<WrittenRule> rules) {}
