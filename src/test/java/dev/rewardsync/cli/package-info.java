@NullMarked
package dev.rewardsync.cli;

import org.jspecify.annotations.NullMarked;
