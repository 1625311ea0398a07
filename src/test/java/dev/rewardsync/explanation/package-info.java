@NullMarked
package dev.rewardsync.explanation;

import org.jspecify.annotations.NullMarked;
