/** The settings as docs/settings.md describes them: their help, and the search for misspelled ones. */
@NullMarked
package dev.rewardsync.settings;

import org.jspecify.annotations.NullMarked;
