@NullMarked
package dev.rewardsync.console.rules;

import org.jspecify.annotations.NullMarked;
