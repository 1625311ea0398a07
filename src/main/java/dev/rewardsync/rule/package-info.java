/** The earning rules: which apply to an event, and what they yield. Checked when read; evaluation cannot fail. */
@NullMarked
package dev.rewardsync.rule;

import org.jspecify.annotations.NullMarked;
