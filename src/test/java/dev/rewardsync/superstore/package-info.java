/** Four years of a real shop's orders, as the events that the shop would have sent. */
@NullMarked
package dev.rewardsync.superstore;

import org.jspecify.annotations.NullMarked;
