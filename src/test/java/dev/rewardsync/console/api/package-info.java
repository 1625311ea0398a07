@NullMarked
package dev.rewardsync.console.api;

import org.jspecify.annotations.NullMarked;
