@NullMarked
package dev.rewardsync.console.report;

import org.jspecify.annotations.NullMarked;
