/**
 * The worker on Kafka Streams: one sub-topology owns all customer state, one processor reads, routes home, decides,
 * stores and forwards.
 *
 * <p>Every step is planned whole before anything of it happens: what can fail is done by then, and what cannot be sent
 * or stored for its size is known. So a record that fails while planned becomes a dead letter and changes nothing, and
 * a failure after that is one of the machinery, which Kafka Streams undoes with its transaction.
 */
@NullMarked
package dev.rewardsync.stream;

import org.jspecify.annotations.NullMarked;
