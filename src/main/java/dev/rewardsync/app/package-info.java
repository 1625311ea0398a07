/** The command {@code serve}: settings, rules that are read again when they change, health, and the worker's life. */
@NullMarked
package dev.rewardsync.app;

import org.jspecify.annotations.NullMarked;
