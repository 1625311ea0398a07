/** The benchmark: RewardSync compared with four simpler programs on a real broker. See docs/performance.md. */
@NullMarked
package dev.rewardsync.bench;

import org.jspecify.annotations.NullMarked;
