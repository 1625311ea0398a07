/**
 * Ledger entries, their ids and their changes of balances and lots. Entries are corrected only by further entries.
 *
 * <p>{@code docs/ledger.md} lists the types of entries and the ids of each type. {@code docs/points.md} shows every type
 * with an example.
 */
@NullMarked
package dev.rewardsync.ledger;

import org.jspecify.annotations.NullMarked;
