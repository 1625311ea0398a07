package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.ORDERS;
import static dev.rewardsync.stream.TopologyFixture.REFUNDS;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static dev.rewardsync.stream.TopologyFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.OrderCodec;
import dev.rewardsync.store.StateKeys;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refund of an order with a stored rule that this version cannot read. */
class UnreadableRuleTest {

    private static final String CUSTOMER = TopologyFixture.customerAtHome();

    private static final Decider RECOMPUTING = TestRulesets.decider("""
            currency: USD
            timezone: UTC
            points: {award: {on: placed}, onRefund: recompute}
            rules:
              - {id: spend, name: Spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
            """);

    @TempDir
    Path dir;

    @Test
    void refundBecomesADeadLetterAndNothingElseFails() {
        try (TopologyFixture worker = new TopologyFixture(() -> RECOMPUTING, ClockMode.WALL, dir)) {
            worker.send(ORDERS, CUSTOMER, twoPieces("o-1", 25));
            worker.send(ORDERS, CUSTOMER, twoPieces("o-2", 10));
            assertThat(worker.values(TOPICS.ledger())).hasSize(2);
            storeRulesInLanguage(3, "o-1", worker.store(CustomerStores.ORDERS));

            worker.send(REFUNDS, CUSTOMER, ShopEvents.refund(CUSTOMER, "o-1", "r-1"));
            assertThat(worker.read(REFUNDS + "-dlt")).singleElement().satisfies(letter -> {
                assertThat(header(letter, "rewardsync_error_code")).isEqualTo("INTERNAL_ERROR");
                assertThat(header(letter, "rewardsync_error_detail"))
                        .isEqualTo(
                                "the rule stored with the order's points has rule language 3, and this version reads up to 2");
            });
            assertThat(worker.values(TOPICS.ledger())).isEmpty();

            worker.send(REFUNDS, CUSTOMER, ShopEvents.refund(CUSTOMER, "o-2", "r-2"));
            worker.send(ORDERS, CUSTOMER, ShopEvents.order(CUSTOMER, "o-3", 20));
            assertThat(worker.read(REFUNDS + "-dlt")).isEmpty();
            assertThat(worker.values(TOPICS.ledger()))
                    .hasSize(2)
                    .anySatisfy(entry -> assertThat(entry)
                            .contains("\"entryId\":\"refund:o-2:r-2/order:o-2:1/spend\"")
                            .contains(":-10"))
                    .anySatisfy(entry -> assertThat(entry).contains("\"entryId\":\"order:o-3:1/spend\""));
        }
    }

    private static byte[] twoPieces(String order, int dollars) {
        String one = TopologyFixture.text(ShopEvents.order(CUSTOMER, order, dollars));
        return ShopEvents.bytes(one.replace("\"quantity\":1", "\"quantity\":2")
                .replace("\"grandTotal\":\"%d.".formatted(dollars), "\"grandTotal\":\"%d.".formatted(2 * dollars)));
    }

    /** Stores an order as a version with another rule language would. */
    private static void storeRulesInLanguage(int language, String orderId, KeyValueStore<Bytes, byte[]> orders) {
        AccountOwner owner = AccountOwner.customer(CUSTOMER);
        Bytes key = Bytes.wrap(StateKeys.ofOwner(owner, orderId));
        OrderCodec other = new OrderCodec(
                source -> {
                    throw new AssertionError("no event is parked");
                },
                (current, text) -> RuleSnapshots.of(language, text));
        orders.put(key, other.write(other.read(owner, orderId, orders.get(key))));
    }
}
