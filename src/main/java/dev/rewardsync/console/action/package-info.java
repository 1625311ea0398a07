/** What operators do: corrections of points and replays of dead letters, each written to the operator log first. */
@NullMarked
package dev.rewardsync.console.action;

import org.jspecify.annotations.NullMarked;
