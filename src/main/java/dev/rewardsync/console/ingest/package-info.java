/** Reads the worker's output topics into the console's database. */
@NullMarked
package dev.rewardsync.console.ingest;

import org.jspecify.annotations.NullMarked;
