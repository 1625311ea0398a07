/** The whole decision without Kafka: records from lines of text in, records as lines of text out. */
@NullMarked
package dev.rewardsync.offline;

import org.jspecify.annotations.NullMarked;
