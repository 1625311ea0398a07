/** The HTTP API: quotes and accounts, answered by whichever instance is asked. */
@NullMarked
package dev.rewardsync.web;

import org.jspecify.annotations.NullMarked;
