/** The command {@code serve}: settings, ruleset reloading, health, and the worker's lifecycle. */
@NullMarked
package dev.rewardsync.app;

import org.jspecify.annotations.NullMarked;
