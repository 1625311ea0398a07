/**
 * The records of input topics: an event with the record in which it arrived, and dead letters. Decisions do
 * not depend on them; see {@link dev.rewardsync.event.InboundEvent}.
 */
@NullMarked
package dev.rewardsync.input;

import org.jspecify.annotations.NullMarked;
