/**
 * What the shop says: one record type for each kind of event, and the record it came in.
 *
 * <p>{@code docs/records.md} tells shops what to send, and when two events are the same.
 */
@NullMarked
package dev.rewardsync.event;

import org.jspecify.annotations.NullMarked;

