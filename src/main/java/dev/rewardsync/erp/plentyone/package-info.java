/**
 * The adapter for the ERP system PlentyONE: maps order exports to request bodies of its {@code POST /rest/orders}.
 *
 * <p>{@code docs/plentyone.md} describes the mapping of every field.
 */
@NullMarked
package dev.rewardsync.erp.plentyone;

import org.jspecify.annotations.NullMarked;
