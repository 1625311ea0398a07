/** Text: makes it safe for terminals and logs, decodes it, and finds similar names. */
@NullMarked
package dev.rewardsync.text;

import org.jspecify.annotations.NullMarked;
