/** The command {@code console}: settings, health, and the program that reads the worker's outputs into a database. */
@NullMarked
package dev.rewardsync.console;

import org.jspecify.annotations.NullMarked;
