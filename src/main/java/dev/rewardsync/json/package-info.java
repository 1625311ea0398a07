/** Bytes to records and back: events are read once and strictly, records are written field by field. */
@NullMarked
package dev.rewardsync.json;

import org.jspecify.annotations.NullMarked;
