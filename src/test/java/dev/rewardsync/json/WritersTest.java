package dev.rewardsync.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.export.LedgerEntryWriter;
import dev.rewardsync.export.NotificationWriter;
import dev.rewardsync.export.OrderExportWriter;
import org.junit.jupiter.api.Test;

class WritersTest {

    @Test
    void writesALedgerEntryInTheOrderOfItsExample() {
        assertThat(new String(LedgerEntryWriter.value(new JsonObjectWriter(), OutputSamples.ACCRUAL), UTF_8))
                .isEqualTo(joined("""
                        {"entryId":"order:100000042:1/spend","customerId":"c-1001","sequence":7,"type":"ACCRUAL","available":0,"pending":50,
                         "balance":{"available":500,"pending":50},"ruleId":"spend","ruleset":"3f9c0a1b22de","orderId":"100000042",
                         "source":{"type":"order-placed","eventId":"e-42"},"lots":[],"message":"Points for order 100000042",
                         "occurredAt":"2026-11-21T10:15:30Z"}"""));
    }

    @Test
    void omitsAbsentFieldsOfAnEntry() {
        assertThat(new String(LedgerEntryWriter.value(new JsonObjectWriter(), OutputSamples.EXPIRY), UTF_8))
                .isEqualTo(joined("""
                        {"entryId":"expiry:signup/welcome","customerId":"c-1001","sequence":8,"type":"EXPIRY","available":-20,"pending":0,
                         "balance":{"available":480,"pending":50},"ruleset":"3f9c0a1b22de",
                         "lots":[{"lotId":"signup/welcome","points":-20,"expiresAt":"2026-11-22T00:00:00.123Z"}],
                         "occurredAt":"2026-11-22T00:00:00.123Z"}"""));
    }

    @Test
    void writesAnExportInTheOrderOfItsExample() {
        assertThat(new String(OrderExportWriter.value(new JsonObjectWriter(), OutputSamples.EXPORT), UTF_8))
                .isEqualTo(joined("""
                                {"exportId":"100000042:1","orderId":"100000042","revision":1,"reason":"PLACED","customerId":"c-1001","website":"main",
                                 "currency":"USD","occurredAt":"2026-11-21T10:15:30Z",
                                 "rewards":{"pointsUsed":500,"discount":"5.00","base":{"currency":"USD","exchangeRate":"1","discount":"5.00"},
                                   "pointsEarned":50,"pointsEarnedStatus":"PENDING","netBalanceChange":-450,"balance":{"available":500,"pending":50},
                                   "earnedByRule":[{"ruleId":"spend","name":"One point per dollar","points":50}],
                                   "notApplied":[{"ruleId":"vip","reason":"GROUP"}],
                                   "line":{"type":"REWARD_DISCOUNT","name":"Reward points (500)","points":500,"amount":"-5.00"},
                                   "discountByLine":[{"lineId":"1","discount":"5.00"}],"discountByTaxRate":[{"taxRate":"0","discount":"5.00"}]},
                                 "totals":{"subtotal":"50.00","discount":"0.00","rewardDiscount":"5.00","shipping":"0.00","tax":"0.00","grandTotal":"45.00"},
                                 "discrepancies":[],"ruleset":"3f9c0a1b22de",
                                 "facts":{"group":"general","tier":"none","lifetimeSales":"250","lifetimeSpentPoints":0,"orders":1,"reviews":2,
                                   "isSubscriber":true,"balance":1000,"isReferee":false,"refereeSignups":0,"refereeOrders":0,
                                   "refereeOrdersAmount":"0","refereesWhoOrdered":0,"membership":"active"},"order":""") + EventSamples.ORDER + "}");
    }

    @Test
    void writesAGuestsExportWithoutCustomerBalanceAndLine() {
        assertThat(new String(OutputSamples.GUEST_EXPORT_BYTES, UTF_8)).isEqualTo(joined("""
                        {"exportId":"guest:g-1:3","orderId":"g-1","revision":3,"reason":"COMPLETED","website":"main",
                         "currency":"JPY","occurredAt":"2026-11-21T10:15:30Z",
                         "rewards":{"pointsUsed":0,"discount":"0","pointsEarned":0,"pointsEarnedStatus":"NONE","netBalanceChange":0,
                         "earnedByRule":[],"notApplied":[],"discountByLine":[],"discountByTaxRate":[]},
                         "totals":{"subtotal":"51","discount":"0","rewardDiscount":"0","shipping":"0","tax":"0","grandTotal":"51"},
                         "discrepancies":[{"code":"TOTAL_MISMATCH","detail":"off by 1"}],"ruleset":"3f9c0a1b22de","orderExport":"guest:g-1:2"}"""));
    }

    @Test
    void writesABalanceWithItsNextExpiry() {
        assertThat(new String(OutputSamples.BALANCE_BYTES, UTF_8)).isEqualTo(joined("""
                        {"customerId":"c-1001","available":480,"pending":50,"lifetime":{"earned":600,"spent":50,"expired":20},"tier":"none",
                         "group":"vip","sequence":8,"nextExpiry":{"points":300,"at":"2027-01-01T00:00:00Z"},"asOf":"2026-11-22T00:00:00Z"}"""));
    }

    @Test
    void writesANotification() {
        assertThat(new String(NotificationWriter.value(new JsonObjectWriter(), OutputSamples.BALANCE_CHANGED), UTF_8))
                .isEqualTo(joined("""
                        {"notificationId":"n-1","type":"balance-changed","customerId":"c-1001","occurredAt":"2026-11-21T10:15:30Z",
                         "points":{"available":-500,"pending":50},"balance":{"available":500,"pending":50},"orderId":"100000042",
                         "messages":[{"ruleId":"spend","points":50,"name":"Shop and earn","history":"Points for order 100000042"}]}"""));
    }

    /** Returns the text without line breaks and indentation. */
    private static String joined(String json) {
        return json.replaceAll("\n *", "");
    }
}
