/** The console's web pages, rendered on the server. */
@NullMarked
package dev.rewardsync.console.page;

import org.jspecify.annotations.NullMarked;
