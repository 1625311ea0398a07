/** The earning rules: the ruleset file, its conditions and what a rule yields. Checked when read; evaluation cannot fail. */
@NullMarked
package dev.rewardsync.rule;

import org.jspecify.annotations.NullMarked;
