/** The names of the topics and the size limits of records. Does not depend on Kafka. */
@NullMarked
package dev.rewardsync.topic;

import org.jspecify.annotations.NullMarked;
