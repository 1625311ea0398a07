package dev.rewardsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.ledger.EntryId.OrderRule;
import org.junit.jupiter.api.Test;

class EntryIdTest {

    @Test
    void idsAreDerivedFromTheirCause() {
        assertThat(EntryId.orderAccrual("100000042", 1, "spend")).isEqualTo("order:100000042:1/spend");
        assertThat(EntryId.redemption("100000042", 2)).isEqualTo("order:100000042:2/redemption");
        assertThat(EntryId.statusAccrual("7", "completed", "first")).isEqualTo("status:7:completed/first");
        assertThat(EntryId.release("order:7:1/spend")).isEqualTo("release:order:7:1/spend");
        assertThat(EntryId.expiry("order:7:1/spend")).isEqualTo("expiry:order:7:1/spend");
        assertThat(EntryId.cancelReversal("7", "order:7:1/spend")).isEqualTo("cancel:7/order:7:1/spend");
        assertThat(EntryId.cancelRestoration("7")).isEqualTo("cancel:7/redemption");
        assertThat(EntryId.reviewAccrual("r-1", "review")).isEqualTo("review:r-1/review");
        assertThat(EntryId.signUpAccrual("welcome")).isEqualTo("signup/welcome");
        assertThat(EntryId.activityAccrual("e-1", "news")).isEqualTo("activity:e-1/news");
        assertThat(EntryId.adjustment("opening:c-1")).isEqualTo("adjust:opening%3Ac-1");
    }

    @Test
    void reservedCharactersInTheShopsIdsAreEncoded() {
        assertThat(EntryId.orderAccrual("a/b:c|d%e", 1, "x")).isEqualTo("order:a%2Fb%3Ac%7Cd%25e:1/x");
    }

    @Test
    void orderIdsAreDecodedFromAccrualIds() {
        for (String orderId : new String[] {"7", "a/b:c|d%e", "%2F", "%252F", "ä:ö"}) {
            assertThat(EntryId.orderOfAccrual(EntryId.orderAccrual(orderId, 3, "r")))
                    .contains(orderId);
            assertThat(EntryId.orderOfAccrual(EntryId.statusAccrual(orderId, "completed", "r")))
                    .contains(orderId);
        }
        assertThat(EntryId.orderOfAccrual(EntryId.reviewAccrual("r", "r"))).isEmpty();
    }

    @Test
    void orderAndRuleAreDecodedFromTheEntriesOfAnAccrual() {
        OrderRule rule = new OrderRule("a/b:c|d%e", "r:1");
        String accrual = EntryId.orderAccrual(rule.orderId(), 3, rule.ruleId());
        assertThat(EntryId.orderRule(accrual)).contains(rule);
        assertThat(EntryId.orderRule(EntryId.release(accrual))).contains(rule);
        assertThat(EntryId.orderRule(EntryId.cancelReversal("a/b:c|d%e", accrual)))
                .contains(rule);
        assertThat(EntryId.orderRule(EntryId.refundReversal("7", "2", accrual))).contains(rule);
        assertThat(EntryId.orderRule(EntryId.restoredReversal(EntryId.refundRestoration("7", "2"), accrual)))
                .contains(rule);
    }

    @Test
    void otherEntriesHaveNoOrderRule() {
        for (String entryId : new String[] {
            EntryId.statusAccrual("7", "completed", "r"),
            EntryId.refundReversal("7", "1", EntryId.statusAccrual("7", "completed", "r")),
            EntryId.refereeOrderAmendment("7", 2, "r"),
            EntryId.release(EntryId.refereeOrderAccrual("7", "r")),
            EntryId.signUpAccrual("r"),
            EntryId.adjustment("order:7:1"),
            EntryId.cancelRestoration("7"),
            "order:7",
            "order:7/r",
            "release:",
            "/",
            ""
        }) {
            assertThat(EntryId.orderRule(entryId)).as(entryId).isEmpty();
        }
    }
}
