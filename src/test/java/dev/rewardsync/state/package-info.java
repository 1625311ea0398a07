/** State as bytes, in random shapes. */
@NullMarked
package dev.rewardsync.state;

import org.jspecify.annotations.NullMarked;
