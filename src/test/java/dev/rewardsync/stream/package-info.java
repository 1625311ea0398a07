/** Tests of the topology without a broker, and of the worker on a real one. */
@NullMarked
package dev.rewardsync.stream;

import org.jspecify.annotations.NullMarked;
