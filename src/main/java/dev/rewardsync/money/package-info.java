/** Exact decimal money: currencies, exchange rates, fractions, and allocation without rounding loss. */
@NullMarked
package dev.rewardsync.money;

import org.jspecify.annotations.NullMarked;
