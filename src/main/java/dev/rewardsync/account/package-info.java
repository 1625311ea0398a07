/** One customer's loyalty state. {@link dev.rewardsync.account.Account#apply} is the only way a balance changes. */
@NullMarked
package dev.rewardsync.account;

import org.jspecify.annotations.NullMarked;

