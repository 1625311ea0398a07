/** The project's own benchmark: RewardSync against a pass-through and two plain programs, on a real broker. */
@NullMarked
package dev.rewardsync.bench;

import org.jspecify.annotations.NullMarked;
