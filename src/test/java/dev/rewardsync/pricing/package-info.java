@NullMarked
package dev.rewardsync.pricing;

import org.jspecify.annotations.NullMarked;
