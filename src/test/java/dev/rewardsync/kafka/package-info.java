/** A real Kafka broker for tests and the demonstration, out of the Kafka artifacts alone. */
@NullMarked
package dev.rewardsync.kafka;

import org.jspecify.annotations.NullMarked;
