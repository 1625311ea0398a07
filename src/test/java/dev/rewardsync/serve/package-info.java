/** The worker as a program. */
@NullMarked
package dev.rewardsync.serve;

import org.jspecify.annotations.NullMarked;
