@NullMarked
package dev.rewardsync.console.page;

import org.jspecify.annotations.NullMarked;
