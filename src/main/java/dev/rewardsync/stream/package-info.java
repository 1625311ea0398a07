/**
 * The worker on Kafka Streams. One sub-topology owns all customer state; one processor parses records, routes them to
 * their home partition, decides, writes state and forwards outputs.
 *
 * <p>Every step is planned before any of it takes effect. All that can fail is done while planning, including the size
 * checks of records and state. A record that fails in planning becomes a dead letter and changes nothing else. A
 * failure after planning is one of the infrastructure, and Kafka Streams rolls back the transaction.
 */
@NullMarked
package dev.rewardsync.stream;

import org.jspecify.annotations.NullMarked;
