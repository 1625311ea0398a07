/** The demonstration: {@link dev.rewardsync.demo.DemoProgram} starts it, {@link dev.rewardsync.demo.Send} adds to it. */
@NullMarked
package dev.rewardsync.demo;

import org.jspecify.annotations.NullMarked;
