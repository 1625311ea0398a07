/** Tests of the program's identity. */
@NullMarked
package dev.rewardsync.build;

import org.jspecify.annotations.NullMarked;
