@NullMarked
package dev.rewardsync.account;

import org.jspecify.annotations.NullMarked;
