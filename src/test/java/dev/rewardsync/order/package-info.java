@NullMarked
package dev.rewardsync.order;

import org.jspecify.annotations.NullMarked;
