@NullMarked
package dev.rewardsync.cart;

import org.jspecify.annotations.NullMarked;
