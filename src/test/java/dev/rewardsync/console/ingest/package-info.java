@NullMarked
package dev.rewardsync.console.ingest;

import org.jspecify.annotations.NullMarked;
