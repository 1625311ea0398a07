/** Tests of the stored formats with golden and random state. */
@NullMarked
package dev.rewardsync.store;

import org.jspecify.annotations.NullMarked;
