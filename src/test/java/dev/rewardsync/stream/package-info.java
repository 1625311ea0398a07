/** The topology without a broker, and the worker on a real one. */
@NullMarked
package dev.rewardsync.stream;

import org.jspecify.annotations.NullMarked;
