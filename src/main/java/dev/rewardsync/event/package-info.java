/** What the shop says: one record type for each kind of event, and the record it came in. */
@NullMarked
package dev.rewardsync.event;

import org.jspecify.annotations.NullMarked;
