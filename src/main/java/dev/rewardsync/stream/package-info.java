/**
 * The worker on Kafka Streams. One sub-topology owns all customer state; one processor parses records, routes them to
 * their home partition, decides, writes state and forwards outputs.
 *
 * <p>Every step is planned before any of its effects. Everything that can fail because of a record happens during
 * planning, including the size checks of records and state. A record that fails during planning becomes a dead letter and
 * has no other effect. A later failure is an infrastructure failure, and Kafka Streams aborts the transaction.
 */
@NullMarked
package dev.rewardsync.stream;

import org.jspecify.annotations.NullMarked;
