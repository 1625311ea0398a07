/** A real Kafka broker for tests and the demonstration, started from the Kafka artifacts. */
@NullMarked
package dev.rewardsync.kafka;

import org.jspecify.annotations.NullMarked;
