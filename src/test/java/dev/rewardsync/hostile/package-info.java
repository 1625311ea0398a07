/** Records that try to break the worker, and what becomes of each. */
@NullMarked
package dev.rewardsync.hostile;

import org.jspecify.annotations.NullMarked;
