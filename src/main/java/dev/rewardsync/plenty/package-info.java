/**
 * What an order export says in the language of PlentyONE, an ERP system: the body of its {@code POST /rest/orders}.
 *
 * <p>{@code docs/plentyone.md} tells field by field where everything goes.
 */
@NullMarked
package dev.rewardsync.plenty;

import org.jspecify.annotations.NullMarked;
