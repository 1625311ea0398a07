/** The demonstration: a real broker, the worker, and four years of a shop's orders. {@link dev.rewardsync.demo.Demo} */
@NullMarked
package dev.rewardsync.demo;

import org.jspecify.annotations.NullMarked;
