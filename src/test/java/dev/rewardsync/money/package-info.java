@NullMarked
package dev.rewardsync.money;

import org.jspecify.annotations.NullMarked;
