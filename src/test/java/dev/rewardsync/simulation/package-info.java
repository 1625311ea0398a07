@NullMarked
package dev.rewardsync.simulation;

import org.jspecify.annotations.NullMarked;
