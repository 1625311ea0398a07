/** Priced orders: every line with its share of the discounts, and the amounts that rules and conditions use. */
@NullMarked
package dev.rewardsync.pricing;

import org.jspecify.annotations.NullMarked;
