/** Creates the output records: ledger entries, balances, order exports and notifications; see docs/records.md. */
@NullMarked
package dev.rewardsync.export;

import org.jspecify.annotations.NullMarked;
