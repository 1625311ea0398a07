package dev.rewardsync.decision;

import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.Received;

/** Applies an event to an order that was placed, is not canceled, and has not had the event yet. */
record PlacedOrderHandler(OrderStatusHandler statuses, RefundHandler refunds, OrderAmendment amendment) {

    void apply(OrderEvent event, Received received) {
        switch (event) {
            case OrderPlaced amended -> amendment.amend(amended, received);
            case OrderStatusChanged changed -> statuses.change(changed);
            case OrderRefunded refund -> refunds.refund(refund);
        }
    }
}
