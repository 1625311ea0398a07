/**
 * What an order export says in the language of PlentyONE, an ERP system: the body of its {@code POST /rest/orders}.
 *
 * <p>{@code docs/plentyone.md} tells field by field where everything goes.
 */
@NullMarked
package dev.rewardsync.erp.plentyone;

import org.jspecify.annotations.NullMarked;
