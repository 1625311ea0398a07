/**
 * The shop's events. See {@code docs/events.md} for their fields and for duplicates.
 */
@NullMarked
package dev.rewardsync.event;

import org.jspecify.annotations.NullMarked;
