package dev.rewardsync.bench.micro;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.bench.OrderGenerator;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.offline.OfflineCustomers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A shop whose customers have earlier orders. Returns their next events. */
final class SimulatedShop {

    private static final int CUSTOMERS = 500;
    private static final int EARLIER_ORDERS = 2_000;
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    private final Decider decider;
    private final OrderGenerator orders = new OrderGenerator(42, CUSTOMERS);
    private final EventReader reader = new EventReader();
    private final OfflineCustomers customers = new OfflineCustomers();
    private final List<InboundRecord> earlierOrders = new ArrayList<>();

    SimulatedShop(Decider decider) {
        this.decider = decider;
        for (int number = 0; number < EARLIER_ORDERS; number++) {
            InboundRecord placed = read(placed(number));
            earlierOrders.add(placed);
            customers.apply(decider.decide(placed, customerState(placed)));
        }
    }

    /**
     * Returns a mix of events. Of every ten, eight are new orders, one is a completion and one a review; every fiftieth
     * event is a duplicate instead.
     */
    List<InboundRecord> nextEvents(int count) {
        List<InboundRecord> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            if (number % 50 == 49) {
                events.add(earlierOrders.get(number));
            } else {
                events.add(read(
                        switch (number % 10) {
                            case 8 -> completed(earlierOrders.get(number));
                            case 9 -> reviewed(number);
                            default -> placed(EARLIER_ORDERS + number);
                        }));
            }
        }
        return events;
    }

    /** Returns the records of new orders. */
    List<SourceRecord> newOrders(int count) {
        List<SourceRecord> records = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            records.add(placed(EARLIER_ORDERS + number));
        }
        return records;
    }

    InboundRecord read(SourceRecord record) {
        return switch (reader.read(record)) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> new InboundRecord(event, record);
            case ParseResult.Failed<ShopEvent> failure -> throw new IllegalStateException(failure.detail());
        };
    }

    CustomerState customerState(InboundRecord inbound) {
        return customers.state(AccountOwner.of(inbound.event()));
    }

    Decider decider() {
        return decider;
    }

    private SourceRecord placed(int number) {
        Instant at = START.plusSeconds(number);
        OrderGenerator.OrderRecord order = orders.order(number, at);
        return new SourceRecord(
                EventType.ORDER_PLACED, "shop.order-placed", 0, number, at, order.key(), order.value(), List.of());
    }

    private static SourceRecord completed(InboundRecord placed) {
        AccountOwner customer = AccountOwner.of(placed.event());
        long number = placed.source().offset();
        return record(
                EventType.ORDER_STATUS_CHANGED, number, """
                {"eventId":"completed-%d","occurredAt":"2026-06-02T12:00:00Z","customerId":"%s",\
                "orderId":"%d","status":"completed"}""".formatted(number, customer.id(), 100_000_000L + number));
    }

    private static SourceRecord reviewed(int number) {
        return record(EventType.REVIEW_APPROVED, number, """
                {"eventId":"review-%d","occurredAt":"2026-06-02T12:00:00Z","customerId":"customer-%d",\
                "reviewId":"r-%d","sku":"FUR-CH-10000454","rating":5}""".formatted(number, number % CUSTOMERS, number));
    }

    private static SourceRecord record(EventType type, long number, String json) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        Instant at = Instant.parse("2026-06-02T12:00:00Z");
        return new SourceRecord(type, "shop." + type.wireName(), 0, number, at, null, value, List.of());
    }
}
