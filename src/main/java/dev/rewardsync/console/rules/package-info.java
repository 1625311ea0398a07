/** The rulesets that the console has read, and the orders that they evaluate again. */
@NullMarked
package dev.rewardsync.console.rules;

import org.jspecify.annotations.NullMarked;
