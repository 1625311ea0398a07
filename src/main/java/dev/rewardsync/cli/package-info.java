/**
 * The commands of the command line. Exit codes: 0 success, 1 findings or errors in the input, 2 invalid arguments, 3
 * failure.
 */
@NullMarked
package dev.rewardsync.cli;

import org.jspecify.annotations.NullMarked;
