@NullMarked
package dev.rewardsync.settings;

import org.jspecify.annotations.NullMarked;
