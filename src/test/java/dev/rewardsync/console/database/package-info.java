@NullMarked
package dev.rewardsync.console.database;

import org.jspecify.annotations.NullMarked;
