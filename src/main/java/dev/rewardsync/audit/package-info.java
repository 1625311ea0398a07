/**
 * The audit: compares the sums of each customer's and order's ledger entries with balances and order exports. It shares
 * no calculations with the code that writes these records.
 */
@NullMarked
package dev.rewardsync.audit;

import org.jspecify.annotations.NullMarked;
