/** Decides past events by two rulesets and compares the results. */
@NullMarked
package dev.rewardsync.simulation;

import org.jspecify.annotations.NullMarked;
