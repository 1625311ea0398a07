/**
 * The books proved against each other: what the ledger says of each customer and order, summed up entry by entry, and
 * what balances and order exports make of it. Nothing here is worked out by the code that wrote the books.
 */
@NullMarked
package dev.rewardsync.audit;

import org.jspecify.annotations.NullMarked;
