/** The console's database: its tables, and how a batch of records and the Kafka offsets are written in one transaction. */
@NullMarked
package dev.rewardsync.console.database;

import org.jspecify.annotations.NullMarked;
