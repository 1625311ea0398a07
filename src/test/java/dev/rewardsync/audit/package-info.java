@NullMarked
package dev.rewardsync.audit;

import org.jspecify.annotations.NullMarked;
