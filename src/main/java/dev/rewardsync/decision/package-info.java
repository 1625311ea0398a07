/** The business: an event and what is remembered of a customer in, a decision out. Pure: no Kafka, no clock. */
@NullMarked
package dev.rewardsync.decision;

import org.jspecify.annotations.NullMarked;

