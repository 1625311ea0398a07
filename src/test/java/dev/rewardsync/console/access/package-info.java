/** Tests of who may use the console. */
@NullMarked
package dev.rewardsync.console.access;

import org.jspecify.annotations.NullMarked;
