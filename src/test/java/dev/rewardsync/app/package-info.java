/** Tests of the worker as a program. */
@NullMarked
package dev.rewardsync.app;

import org.jspecify.annotations.NullMarked;
