@NullMarked
package dev.rewardsync.decision;

import org.jspecify.annotations.NullMarked;
