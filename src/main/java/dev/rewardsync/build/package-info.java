/** The version and the commit of the program. */
@NullMarked
package dev.rewardsync.build;

import org.jspecify.annotations.NullMarked;
