@NullMarked
package dev.rewardsync.architecture;

import org.jspecify.annotations.NullMarked;
