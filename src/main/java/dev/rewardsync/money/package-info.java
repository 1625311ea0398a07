/** Exact decimal money: currencies, exchange rates and spreading without losing a cent. */
@NullMarked
package dev.rewardsync.money;

import org.jspecify.annotations.NullMarked;
