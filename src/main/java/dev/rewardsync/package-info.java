/** The program's entry point. */
@NullMarked
package dev.rewardsync;

import org.jspecify.annotations.NullMarked;
