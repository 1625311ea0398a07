package dev.rewardsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.ledger.EntryId.OtherId;
import dev.rewardsync.ledger.EntryId.RedemptionId;
import dev.rewardsync.ledger.EntryId.RefereeOrderAccrualId;
import dev.rewardsync.ledger.EntryId.RevisionAccrualId;
import dev.rewardsync.ledger.EntryId.StatusAccrualId;
import dev.rewardsync.testing.PropertyTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryIdTest {

    private static final EntryId ACCRUAL = EntryId.orderAccrual("7", 1, "spend");

    private static void assertText(EntryId id, String text) {
        assertThat(id.text()).isEqualTo(text);
        assertThat(EntryId.parse(text)).isEqualTo(id).hasSameHashCodeAs(id);
    }

    @Test
    void idsAreDerivedFromTheirCause() {
        assertText(EntryId.orderAccrual("100000042", 1, "spend"), "order:100000042:1/spend");
        assertText(EntryId.redemption("100000042", 2), "order:100000042:2/redemption");
        assertText(EntryId.statusAccrual("7", "completed", "first"), "status:7:completed/first");
        assertText(EntryId.refereeOrderAccrual("7", "friend"), "referee-order:7/friend");
        assertText(EntryId.refereeOrderAmendment("7", 2, "friend"), "referee-order:7:2/friend");
        assertText(EntryId.refereeAccrual("c-2", "friend"), "referee:c-2/friend");
        assertText(EntryId.reviewAccrual("r-1", "review"), "review:r-1/review");
        assertText(EntryId.signUpAccrual("welcome"), "signup/welcome");
        assertText(EntryId.activityAccrual("e-1", "news"), "activity:e-1/news");
        assertText(EntryId.birthdayAccrual(2026, "cake"), "birthday:2026/cake");
        assertText(EntryId.inactivityAccrual(LocalDate.of(2026, 11, 27), "miss"), "inactive:2026-11-27/miss");
        assertText(EntryId.tierAccrual(3, "gold"), "tier:3/gold");
        assertText(EntryId.adjustment("opening:c-1"), "adjust:opening%3Ac-1");
    }

    @Test
    void idsOfLaterEntriesContainTheIdOfTheirAccrualOrLot() {
        assertText(EntryId.release(ACCRUAL), "release:order:7:1/spend");
        assertText(EntryId.expiry(ACCRUAL), "expiry:order:7:1/spend");
        assertText(EntryId.cancelReversal("7", ACCRUAL), "cancel:7/order:7:1/spend");
        assertText(EntryId.cancelRestoration("7"), "cancel:7/redemption");
        assertText(EntryId.refundReversal("7", "r-1", ACCRUAL), "refund:7:r-1/order:7:1/spend");
        assertText(EntryId.refundRestoration("7", "r-1"), "refund:7:r-1/redemption");
        assertText(
                EntryId.restoredReversal(EntryId.redemption("7", 2), ACCRUAL), "order:7:2/redemption/order:7:1/spend");
    }

    @Test
    void reservedCharactersInTheShopsIdsAreEncoded() {
        assertText(EntryId.orderAccrual("a/b:c|d%e", 1, "x"), "order:a%2Fb%3Ac%7Cd%25e:1/x");
        for (String id : List.of("", "%2F", "%252F", "%25", "ä:ö", "a/b:c|d%e")) {
            for (EntryId entryId : List.of(
                    EntryId.orderAccrual(id, 3, id),
                    EntryId.redemption(id, 3),
                    EntryId.statusAccrual(id, id, id),
                    EntryId.refereeOrderAccrual(id, id),
                    EntryId.refereeOrderAmendment(id, 3, id))) {
                assertText(entryId, entryId.text());
            }
        }
    }

    @Test
    void idsThatLeadToAnOrderHaveTypesOfTheirOwn() {
        assertThat(EntryId.parse("order:a%2Fb:2147483647/r%3A1"))
                .isEqualTo(new RevisionAccrualId("a/b", Integer.MAX_VALUE, "r:1"));
        assertThat(EntryId.parse("order:7:2/redemption")).isEqualTo(new RedemptionId("7", 2));
        assertThat(EntryId.parse("status:7:in%2Ftransit/r")).isEqualTo(new StatusAccrualId("7", "in/transit", "r"));
        assertThat(EntryId.parse("referee-order:7/r")).isEqualTo(new RefereeOrderAccrualId("7", 0, "r"));
        assertThat(EntryId.parse("referee-order:7:2/r")).isEqualTo(new RefereeOrderAccrualId("7", 2, "r"));
    }

    @Test
    void ownOrderIsNamedByTheCustomersAccrualsAndRedemptions() {
        assertThat(ACCRUAL.ownOrderId()).isEqualTo("7");
        assertThat(EntryId.statusAccrual("7", "completed", "r").ownOrderId()).isEqualTo("7");
        assertThat(EntryId.redemption("7", 2).ownOrderId()).isEqualTo("7");
        assertThat(EntryId.refereeOrderAccrual("7", "r").ownOrderId()).isNull();
        assertThat(EntryId.cancelRestoration("7").ownOrderId()).isNull();
    }

    @Test
    void textOfAnyOtherShapeIsKept() {
        for (String text : List.of(
                "",
                "/",
                ":",
                ":/",
                "opening",
                "order",
                "order:",
                "order:x",
                "order:7/r",
                "order:7:/r",
                "order:7:1",
                "order:7:01/r",
                "order:7:+1/r",
                "order:7:-1/r",
                "order:7:٣/r",
                "order:7:2147483648/r",
                "order:7:99999999999999999999/r",
                "order:7:x/r",
                "order:a:b:1/r",
                "order:a:b:c/r",
                "order:a%2fb:1/r",
                "order:a%:1/r",
                "order:a|b:1/r",
                "order:7:1/a/b",
                "order:7:1/a:b",
                "order:7:1/%72edemption",
                "status:7/r",
                "status:7:a:b/r",
                "referee-order:7:0/r",
                "referee-order:7:/r",
                "Order:7:1/r",
                " order:7:1/r",
                "release:",
                "release:order:7:1/r")) {
            assertThat(EntryId.parse(text)).as(text).isEqualTo(new OtherId(text));
        }
    }

    @PropertyTest(seeds = 50, freshSeed = true)
    void everyTextIsAnIdWithThatText(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "order", "status", "referee-order", ":", ":", "/", "redemption", "7", "0", "%", "%25", "%2F", "|"
        };
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(10); left > 0; left--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(EntryId.parse(text.toString()).text()).isEqualTo(text.toString());
        }
    }

    @PropertyTest(seeds = 50, freshSeed = true)
    void parsedTextIsTheId(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            String orderId = shopId(random);
            String ruleId = shopId(random);
            int revision = random.nextInt(1, Integer.MAX_VALUE);
            EntryId accrual = EntryId.orderAccrual(orderId, revision, ruleId);
            EntryId restoration = EntryId.redemption(orderId, revision);
            for (EntryId id : List.of(
                    accrual,
                    restoration,
                    EntryId.statusAccrual(orderId, shopId(random), ruleId),
                    EntryId.refereeOrderAccrual(orderId, ruleId),
                    EntryId.refereeOrderAmendment(orderId, revision, ruleId),
                    EntryId.refereeAccrual(orderId, ruleId),
                    EntryId.reviewAccrual(orderId, ruleId),
                    EntryId.signUpAccrual(ruleId),
                    EntryId.activityAccrual(orderId, ruleId),
                    EntryId.adjustment(orderId),
                    EntryId.release(accrual),
                    EntryId.expiry(accrual),
                    EntryId.cancelReversal(orderId, accrual),
                    EntryId.refundReversal(orderId, shopId(random), accrual),
                    EntryId.refundRestoration(orderId, shopId(random)),
                    EntryId.restoredReversal(restoration, accrual))) {
                assertText(id, id.text());
            }
        }
    }

    private static String shopId(Random random) {
        return random.ints(random.nextInt(12), 0, 0x80)
                .map(code -> random.nextBoolean() ? code : "/:|%".charAt(code % 4))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
