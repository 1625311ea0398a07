/** Parts of RewardSync alone, in nanoseconds and bytes: deciding, conditions beside other engines, JSON. */
@NullMarked
package dev.rewardsync.bench.micro;

import org.jspecify.annotations.NullMarked;
