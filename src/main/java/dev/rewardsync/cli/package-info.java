/** The commands of the command line. Exit codes: 0 fine, 1 findings, 2 usage, 3 could not be done. */
@NullMarked
package dev.rewardsync.cli;

import org.jspecify.annotations.NullMarked;
