/** Tests of what operators do. */
@NullMarked
package dev.rewardsync.console.action;

import org.jspecify.annotations.NullMarked;
