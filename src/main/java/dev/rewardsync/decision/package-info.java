/** The business rules: decides events and timers on the stored state of a customer. Pure: no Kafka, no clock. */
@NullMarked
package dev.rewardsync.decision;

import org.jspecify.annotations.NullMarked;
