package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.decision.OrderRevision;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.order.AccruingOrder;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.ParkedOrderEvents;
import dev.rewardsync.order.RefereeOrderCount;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.RuleSnapshot;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.AccountCodec;
import dev.rewardsync.store.IdempotencyRecordCodec;
import dev.rewardsync.store.OrderCodec;
import dev.rewardsync.store.StoredAccount;
import dev.rewardsync.store.StoredOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The formats of spilled state: those of the worker's stores. The heap that values take is estimated from measurements
 * of orders of 1.3 kB.
 */
final class StateFormats {

    private static final long ACCOUNT_BYTES = 1_200;
    private static final long LOT_BYTES = 150;
    private static final long ORDER_BYTES = 1_200;
    private static final long ACCRUAL_BYTES = 400;
    private static final long SKIPPED_RULE_BYTES = 100;
    private static final long TRIAL_BYTES = 200;
    private static final long DISCREPANCY_BYTES = 300;
    private static final long RECORD_BYTES = 400;
    private static final long EVENT_BYTES = 1_000;

    /** A parsed event takes about four times its JSON. With the JSON itself, that is five times. */
    private static final long HEAP_PER_JSON_BYTE = 5;

    private final EventReader eventReader = new EventReader();
    private final Map<String, RuleSnapshot> snapshots = new HashMap<>();
    private final OrderCodec orderCodec = new OrderCodec(this::readParkedEvent, this::snapshot);

    private ShopEvent readParkedEvent(SourceRecord source) {
        return switch (eventReader.read(source)) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> event;
            case ParseResult.Failed<ShopEvent> failure ->
                throw new IllegalStateException("a parked event can no longer be parsed: " + failure.code());
        };
    }

    /** Returns one snapshot for all accruals of a rule. A ruleset has few rules, and each is parsed once. */
    private RuleSnapshot snapshot(int language, String text) {
        return snapshots.computeIfAbsent(language + " " + text, key -> RuleSnapshots.of(language, text));
    }

    SpillingTable.Format<StoredAccount> accounts() {
        return new SpillingTable.Format<>() {
            @Override
            public byte[] write(StoredAccount value) {
                return AccountCodec.write(value);
            }

            @Override
            public StoredAccount read(SpillingTable.Key key, byte[] bytes) {
                return AccountCodec.read(key.owner(), bytes);
            }

            @Override
            public long heapBytes(StoredAccount value) {
                Account account = value.account();
                long lists = (long) account.lots().size()
                        + account.timers().releases().size()
                        + account.timers().parkedEventTimeouts().size()
                        + account.limitUsage().periods().size()
                        + account.tierStatus().window().size();
                return ACCOUNT_BYTES + LOT_BYTES * lists;
            }
        };
    }

    SpillingTable.Format<TrackedOrder> orders() {
        return new SpillingTable.Format<>() {
            @Override
            public byte[] write(TrackedOrder value) {
                return orderCodec.write(new StoredOrder(value, StoredOrder.NOT_PLACED));
            }

            @Override
            public TrackedOrder read(SpillingTable.Key key, byte[] bytes) {
                return orderCodec.read(key.owner(), key.id(), bytes).order();
            }

            @Override
            public long heapBytes(TrackedOrder value) {
                return ORDER_BYTES + partsBytes(value);
            }
        };
    }

    private static long partsBytes(TrackedOrder order) {
        return switch (order) {
            case OrderState placed ->
                ACCRUAL_BYTES * placed.accruals().size()
                        + SKIPPED_RULE_BYTES * placed.placement().notApplied().size()
                        + TRIAL_BYTES * placed.placement().trials().size()
                        + DISCREPANCY_BYTES * placed.discrepancies().size();
            case AccruingOrder accruing -> ACCRUAL_BYTES * accruing.accruals().size();
            case ParkedOrderEvents parked ->
                parked.parked().stream()
                        .mapToLong(event -> eventBytes(event.payload()))
                        .sum();
            case RefereeOrderCount count -> 0;
        };
    }

    SpillingTable.Format<OrderRevision> revisions() {
        return new SpillingTable.Format<>() {
            @Override
            public byte[] write(OrderRevision value) {
                return value.original();
            }

            @Override
            public OrderRevision read(SpillingTable.Key key, byte[] bytes) {
                return new OrderRevision(eventReader.orderPlaced(bytes), bytes);
            }

            @Override
            public long heapBytes(OrderRevision value) {
                return eventBytes(value.original());
            }
        };
    }

    private static long eventBytes(byte[] json) {
        return EVENT_BYTES + HEAP_PER_JSON_BYTE * json.length;
    }

    SpillingTable.Format<IdempotencyRecord> idempotencyRecords() {
        return new SpillingTable.Format<>() {
            @Override
            public byte[] write(IdempotencyRecord value) {
                return IdempotencyRecordCodec.write(value);
            }

            @Override
            public IdempotencyRecord read(SpillingTable.Key key, byte[] bytes) {
                return IdempotencyRecordCodec.read(key.id(), bytes);
            }

            @Override
            public long heapBytes(IdempotencyRecord value) {
                return RECORD_BYTES + value.key().length();
            }
        };
    }
}
