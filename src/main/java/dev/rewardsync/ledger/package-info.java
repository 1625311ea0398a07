/**
 * Ledger entries, their ids and their changes of balances and lots. Entries are corrected only by further entries.
 *
 * <p>{@code docs/points.md} shows every type of entry with an example.
 */
@NullMarked
package dev.rewardsync.ledger;

import org.jspecify.annotations.NullMarked;
