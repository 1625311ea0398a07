/**
 * Earning rules: which rules apply to an event, and the points they award. Rules of the ruleset in force are checked when
 * it is read, so their evaluation never fails. A {@link dev.rewardsync.rule.RuleSnapshot} is parsed on use and may be
 * unreadable for this version.
 */
@NullMarked
package dev.rewardsync.rule;

import org.jspecify.annotations.NullMarked;
