@NullMarked
package dev.rewardsync.ledger;

import org.jspecify.annotations.NullMarked;
