/** Processes and audits records as lines of text, without Kafka. */
@NullMarked
package dev.rewardsync.offline;

import org.jspecify.annotations.NullMarked;
