/** Drives the system's Chromium by its DevTools protocol, for tests of pages. */
@NullMarked
package dev.rewardsync.browser;

import org.jspecify.annotations.NullMarked;
