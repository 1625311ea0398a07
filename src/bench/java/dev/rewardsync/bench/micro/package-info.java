/** JMH benchmarks of parts of RewardSync: decisions, conditions compared with other engines, JSON. */
@NullMarked
package dev.rewardsync.bench.micro;

import org.jspecify.annotations.NullMarked;
