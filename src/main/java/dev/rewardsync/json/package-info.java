/** Reads and writes JSON: events are parsed once and strictly, records are written field by field. */
@NullMarked
package dev.rewardsync.json;

import org.jspecify.annotations.NullMarked;
