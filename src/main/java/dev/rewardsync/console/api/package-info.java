/** The console's API under {@code /api/v1}; see docs/console.md and the OpenAPI document. */
@NullMarked
package dev.rewardsync.console.api;

import org.jspecify.annotations.NullMarked;
