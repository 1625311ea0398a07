/** The loyalty state of one customer. Only {@link dev.rewardsync.account.Account#apply} changes a balance. */
@NullMarked
package dev.rewardsync.account;

import org.jspecify.annotations.NullMarked;
