package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.CurrencyChange;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferralEventJsonTest {

    /** A rate of a ruleset may have more decimals than one of an order. */
    private static final ExchangeRate LONG_RATE = new ExchangeRate(new BigDecimal("0.8000000000000000000001"));

    @Test
    void readsBackAChangeOfCurrency() {
        OrderPlaced order = (OrderPlaced) EventSamples.read(EventType.ORDER_PLACED, EventSamples.ORDER);
        RefundTotals refunded = new RefundTotals(Map.of("1", new BigDecimal("0.5")), true, new BigDecimal("12.50"));
        ReferralEvent.OrderChanged changed = new ReferralEvent.OrderChanged(
                order.envelope().forCustomer("c-1", order.website()),
                EventType.ORDER_PLACED,
                "c-1001",
                order,
                new BigDecimal("5.00"),
                PayableScope.allLines(true),
                RefundTotals.NOTHING,
                refunded,
                null,
                new CurrencyChange(LONG_RATE, Currency.of("USD"), ExchangeRate.ONE));
        ReferralEvent.OrderChanged read = (ReferralEvent.OrderChanged) roundTripped(changed);
        assertThat(read.currencyChange()).isEqualTo(changed.currencyChange());
        assertThat(read.refunded()).isEqualTo(refunded);
    }

    private static ShopEvent roundTripped(ReferralEvent event) {
        SourceRecord.Header kind =
                new SourceRecord.Header(ReferralEventJson.HEADER, EventSamples.utf8(ReferralEventJson.kind(event)));
        SourceRecord source = EventSamples.record(event.type(), ReferralEventJson.value(event));
        SourceRecord inInbox = new SourceRecord(
                source.type(),
                source.topic(),
                source.partition(),
                source.offset(),
                source.arrivedAt(),
                source.key(),
                source.value(),
                List.of(kind));
        return ((ParseResult.Parsed<ShopEvent>) new EventReader().read(inInbox)).value();
    }
}
