/** What was bought, priced: every line with its share of the discounts, and the sums that rules ask for. */
@NullMarked
package dev.rewardsync.pricing;

import org.jspecify.annotations.NullMarked;
