/** State as bytes: compact, each value's first byte naming its version. Knows nothing of where the bytes are kept. */
@NullMarked
package dev.rewardsync.store;

import org.jspecify.annotations.NullMarked;
