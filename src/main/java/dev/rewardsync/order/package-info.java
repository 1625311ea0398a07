/** The stored state of an order, and its export to the ERP. */
@NullMarked
package dev.rewardsync.order;

import org.jspecify.annotations.NullMarked;
