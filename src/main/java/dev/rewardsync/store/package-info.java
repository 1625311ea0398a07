/** Converts state to bytes and back. The first byte of a value is its version. Does not depend on the stores. */
@NullMarked
package dev.rewardsync.store;

import org.jspecify.annotations.NullMarked;
