/** Kafka clients of the command line, and the conversions to and from Kafka's types that the worker uses too. */
@NullMarked
package dev.rewardsync.kafka;

import org.jspecify.annotations.NullMarked;
