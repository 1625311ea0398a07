/** The topics that the worker reads and writes, and the records that go there. Knows no Kafka. */
@NullMarked
package dev.rewardsync.topic;

import org.jspecify.annotations.NullMarked;
