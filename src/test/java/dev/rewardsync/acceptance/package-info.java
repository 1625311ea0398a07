/** The worker as operators run it, a process of its own, on real brokers and with a real shop's orders. */
@NullMarked
package dev.rewardsync.acceptance;

import org.jspecify.annotations.NullMarked;
