package dev.rewardsync.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order that earned points for someone: for who placed it, or for who invited them. */
public sealed interface AccruingOrder extends TrackedOrder permits OrderState, RefereeOrder {

    /** What rules gave for it, in the order of booking. */
    List<OrderAccrual> accruals();

    /** The accrual that an entry made or, as one of an amended order does, added to. */
    default Optional<OrderAccrual> accrual(String entryId) {
        return accruals().stream()
                .filter(accrual -> accrual.entryId().equals(entryId))
                .findFirst()
                .or(() -> accruals().stream()
                        .filter(accrual -> ruleIn(accrual.entryId()).equals(ruleIn(entryId)))
                        .findFirst());
    }

    private static String ruleIn(String entryId) {
        return entryId.substring(entryId.lastIndexOf('/') + 1);
    }

    /** Returns the accruals with one changed, or added as the last. */
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
