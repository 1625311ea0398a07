/**
 * The demonstration. {@link dev.rewardsync.demo.DemoProgram} starts it, and {@link dev.rewardsync.demo.SendEvent} sends one
 * event to it.
 */
@NullMarked
package dev.rewardsync.demo;

import org.jspecify.annotations.NullMarked;
