/** Reports for accountants and merchandisers; see docs/console.md. */
@NullMarked
package dev.rewardsync.console.report;

import org.jspecify.annotations.NullMarked;
