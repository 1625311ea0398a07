/** The programs that RewardSync is measured against, each started as a process of its own. */
@NullMarked
package dev.rewardsync.bench.contender;

import org.jspecify.annotations.NullMarked;
