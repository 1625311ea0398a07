/** What is remembered of an order, and what the ERP is told of it. */
@NullMarked
package dev.rewardsync.order;

import org.jspecify.annotations.NullMarked;

