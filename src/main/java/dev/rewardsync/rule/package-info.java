/**
 * Earning rules: which rules apply to an event, and the points they give. Rules are checked when read; evaluation never
 * fails.
 */
@NullMarked
package dev.rewardsync.rule;

import org.jspecify.annotations.NullMarked;
