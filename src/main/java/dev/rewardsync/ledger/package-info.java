/** The ledger's language: entries, their ids and what they change. Entries are corrected only by more entries. */
@NullMarked
package dev.rewardsync.ledger;

import org.jspecify.annotations.NullMarked;
