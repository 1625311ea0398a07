/**
 * The shop's events. {@code docs/events.md} describes their fields and how duplicates are recognized.
 */
@NullMarked
package dev.rewardsync.event;

import org.jspecify.annotations.NullMarked;
