/** Makes text safe for terminals and logs. */
@NullMarked
package dev.rewardsync.text;

import org.jspecify.annotations.NullMarked;
