/** The demonstration: {@link dev.rewardsync.demo.Demo} starts it, {@link dev.rewardsync.demo.Send} adds to it. */
@NullMarked
package dev.rewardsync.demo;

import org.jspecify.annotations.NullMarked;

