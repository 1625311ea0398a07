package dev.rewardsync.decision;

import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;

/** Applies an event to an order that was placed and has not had the event yet. A canceled order only has revisions. */
record ExistingOrderHandler(OrderStatusHandler statuses, RefundHandler refunds, OrderAmendment amendment) {

    void apply(OrderEvent event, InboundEvent inbound) {
        switch (event) {
            case OrderPlaced amended -> amendment.amend(amended, inbound);
            case OrderStatusChanged changed -> statuses.change(changed);
            case OrderRefunded refund -> refunds.refund(refund);
        }
    }
}
