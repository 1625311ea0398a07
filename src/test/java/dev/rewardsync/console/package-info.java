@NullMarked
package dev.rewardsync.console;

import org.jspecify.annotations.NullMarked;
