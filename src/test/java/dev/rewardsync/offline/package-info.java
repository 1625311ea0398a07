@NullMarked
package dev.rewardsync.offline;

import org.jspecify.annotations.NullMarked;
