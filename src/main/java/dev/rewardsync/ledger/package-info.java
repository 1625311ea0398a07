/**
 * The ledger's language: entries, their ids and what they change. Entries are corrected only by more entries.
 *
 * <p>{@code docs/points.md} shows every kind of entry with an example.
 */
@NullMarked
package dev.rewardsync.ledger;

import org.jspecify.annotations.NullMarked;
