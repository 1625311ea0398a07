/** The programs that RewardSync is compared with. Each runs as a process of its own. */
@NullMarked
package dev.rewardsync.bench.contender;

import org.jspecify.annotations.NullMarked;
