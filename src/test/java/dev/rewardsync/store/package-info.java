/** State as bytes, in random shapes. */
@NullMarked
package dev.rewardsync.store;

import org.jspecify.annotations.NullMarked;
