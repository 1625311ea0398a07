/** The worker as operators run it: a separate process, on a real broker, with the orders of a real shop. */
@NullMarked
package dev.rewardsync.acceptance;

import org.jspecify.annotations.NullMarked;
