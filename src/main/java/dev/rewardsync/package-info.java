/** The program: it reads the command line and runs a command. */
@NullMarked
package dev.rewardsync;

import org.jspecify.annotations.NullMarked;
