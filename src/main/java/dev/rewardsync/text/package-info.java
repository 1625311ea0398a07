/** Text that may be shown to people. */
@NullMarked
package dev.rewardsync.text;

import org.jspecify.annotations.NullMarked;
