package dev.rewardsync.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The decider receives events without their records, and returns rejections and discrepancies as results. */
class InboundEventTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:31Z");
    private static final AccountOwner CUSTOMER = AccountOwner.customer("c-1");
    private static final String ORDER = """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","orderId":"1","currency":"USD",
             "lines":[{"lineId":"1","sku":"CHAIR-1","quantity":1,"unitPrice":"50.00"}],"totals":{"grandTotal":"50.00"}}""";
    private static final String STATUS = """
            {"eventId":"e-2","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","orderId":"1","status":"%s"}""";

    private static final String REFUND = """
            {"eventId":"e-3","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","orderId":"1","refundId":"r-1",
             "lines":[{"lineId":"1","quantity":3}]}""";

    private final Decider decider = new Decider(ruleset(), DecisionPolicy.DEFAULT);
    private final OfflineCustomers customers = new OfflineCustomers();

    @Test
    void statusWithoutEffectDoesNotReadOrder() {
        decide(EventType.ORDER_PLACED, ORDER);
        CustomerState stored = new WithoutPlacedOrders(customers.state(CUSTOMER));
        Decision decision = decider.decide(inbound(EventType.ORDER_STATUS_CHANGED, STATUS.formatted("packed")), stored);
        assertThat(decision.outcome()).isEqualTo(Outcome.Accepted.DECIDED);
        assertThat(decision.orders()).hasSize(1);
        assertThat(decision.orderRevisions()).isEmpty();
    }

    @Test
    void conflictingEventIsRejected() {
        decide(EventType.ORDER_PLACED, ORDER);
        InboundEvent conflicting = inbound(EventType.ORDER_PLACED, ORDER.replace("CHAIR-1", "TABLE-1"));
        Decision decision = decider.decide(conflicting, customers.state(CUSTOMER));
        RejectedEvent rejected = decision.rejectedEvents().getFirst();
        assertThat(decision.outcome()).isEqualTo(rejected.rejection());
        assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.CONFLICTING_DUPLICATE);
        assertThat(rejected.event()).isSameAs(conflicting);
    }

    @Test
    void excessOfRefundIsDiscrepancy() {
        decide(EventType.ORDER_PLACED, ORDER);
        Decision decision = decider.decide(inbound(EventType.ORDER_REFUNDED, REFUND), customers.state(CUSTOMER));
        assertThat(decision.newDiscrepancies())
                .containsExactly(new Discrepancy(
                        DiscrepancyCode.REFUND_EXCEEDS_ORDER,
                        "refund r-1 exceeds the order; ignored: 3 of line 1, of which 1 were left"));
    }

    @Test
    void parkedEventThatTimesOutIsRejected() {
        InboundEvent early = inbound(EventType.ORDER_STATUS_CHANGED, STATUS.formatted("completed"));
        Decision parked = decider.decide(early, customers.state(CUSTOMER));
        assertThat(parked.outcome()).isEqualTo(Outcome.Accepted.PARKED);
        customers.apply(parked);
        Decision later = decider.fireTimers(customers.state(CUSTOMER), NOW.plus(Duration.ofDays(8)));
        assertThat(later.outcome()).isNull();
        assertThat(later.rejectedEvents())
                .extracting(
                        RejectedEvent::event, rejected -> rejected.rejection().code())
                .containsExactly(tuple(early, RejectionCode.UNKNOWN_ORDER));
    }

    @Test
    void parkedEventsThatTimeOutAreRejectedBeforeTheEvent() {
        decide(EventType.ORDER_PLACED, ORDER);
        InboundEvent parked = inbound(EventType.ORDER_STATUS_CHANGED, STATUS.replace("\"1\"", "\"2\""));
        customers.apply(decider.decide(parked, customers.state(CUSTOMER)));
        InboundEvent conflicting =
                inbound(EventType.ORDER_PLACED, ORDER.replace("CHAIR-1", "TABLE-1"), NOW.plus(Duration.ofDays(8)));
        Decision decision = decider.decide(conflicting, customers.state(CUSTOMER));
        assertThat(decision.rejectedEvents())
                .extracting(
                        RejectedEvent::event, rejected -> rejected.rejection().code())
                .containsExactly(
                        tuple(parked, RejectionCode.UNKNOWN_ORDER),
                        tuple(conflicting, RejectionCode.CONFLICTING_DUPLICATE));
    }

    private static Ruleset ruleset() {
        byte[] yaml = "{currency: USD, timezone: UTC, rules: []}".getBytes(StandardCharsets.UTF_8);
        return switch (RulesetReader.read("rules.yaml", yaml)) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Invalid invalid -> throw new AssertionError(invalid);
        };
    }

    private void decide(EventType type, String json) {
        customers.apply(decider.decide(inbound(type, json), customers.state(CUSTOMER)));
    }

    private static InboundEvent inbound(EventType type, String json) {
        return inbound(type, json, NOW);
    }

    private static InboundEvent inbound(EventType type, String json, Instant arrivedAt) {
        SourceRecord source = new SourceRecord(
                type, type.wireName(), 0, 0, arrivedAt, null, json.getBytes(StandardCharsets.UTF_8), List.of());
        return switch (new EventReader().read(source)) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> new InboundRecord(event, source);
            case ParseResult.Failed<ShopEvent> failure -> throw new AssertionError(failure.detail());
        };
    }

    /** A customer's state whose orders' events cannot be read. */
    private record WithoutPlacedOrders(CustomerState state) implements CustomerState {
        @Override
        public Account account() {
            return state.account();
        }

        @Override
        public @Nullable TrackedOrder order(String orderId) {
            return state.order(orderId);
        }

        @Override
        public List<OrderState> placedOrders() {
            throw new AssertionError("all orders are read");
        }

        @Override
        public OrderRevision orderRevision(String orderId) {
            throw new AssertionError("the order's event is read");
        }

        @Override
        public @Nullable IdempotencyRecord idempotencyRecord(String key) {
            return state.idempotencyRecord(key);
        }
    }
}
