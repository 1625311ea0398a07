@NullMarked
package dev.rewardsync.plenty;

import org.jspecify.annotations.NullMarked;
