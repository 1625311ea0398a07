package dev.rewardsync.order;

import dev.rewardsync.ledger.EntryId.OrderAccrualId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order that earns points for the customer who placed it or for that customer's referrer. */
public sealed interface AccruingOrder extends TrackedOrder permits OrderState, RefereeOrder {

    /** Returns the order's accruals in the order of posting. */
    List<OrderAccrual> accruals();

    /** Returns the accrual that an entry created or, after an amendment, added to; empty if there is none. */
    default Optional<OrderAccrual> accrual(OrderAccrualId entryId) {
        return accruals().stream()
                .filter(accrual -> accrual.entryId().equals(entryId))
                .findFirst()
                .or(() -> accruals().stream()
                        .filter(accrual -> accrual.ruleId().equals(entryId.ruleId()))
                        .findFirst());
    }

    /** Returns the accruals with one replaced by entry id, or appended. */
    default List<OrderAccrual> accrualsWith(OrderAccrual accrual) {
        List<OrderAccrual> changed = new ArrayList<>(accruals());
        for (int index = 0; index < changed.size(); index++) {
            if (changed.get(index).entryId().equals(accrual.entryId())) {
                changed.set(index, accrual);
                return List.copyOf(changed);
            }
        }
        changed.add(accrual);
        return List.copyOf(changed);
    }
}
