package dev.rewardsync.store;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.event.EventType;
import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.rule.EarningStyle.PartialSteps;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The permanent ids of an enum's constants in stored state.
 *
 * <p>The id of a constant never changes, and the id of a deleted constant is never reused. A new constant gets the
 * next free id and raises {@link StateVersion#STATE_FORMAT}, because older versions cannot read it.
 */
final class ConstantIds<E extends Enum<E>> {

    static final ConstantIds<EventType> EVENT_TYPES =
            new ConstantIds<>("event type", EventType.values(), type -> switch (type) {
                case ORDER_PLACED -> 1;
                case ORDER_STATUS_CHANGED -> 2;
                case ORDER_REFUNDED -> 3;
                case REVIEW_APPROVED -> 4;
                case CUSTOMER_SIGNED_UP -> 5;
                case CUSTOMER_UPDATED -> 6;
                case CUSTOMER_ACTIVITY -> 7;
                case POINTS_ADJUSTED -> 8;
            });

    static final ConstantIds<CalendarEnd> CALENDAR_ENDS =
            new ConstantIds<>("end of a calendar period", CalendarEnd.values(), end -> switch (end) {
                case END_OF_MONTH -> 1;
                case END_OF_YEAR -> 2;
            });

    static final ConstantIds<OrderState.Phase> ORDER_PHASES =
            new ConstantIds<>("order phase", OrderState.Phase.values(), phase -> switch (phase) {
                case PLACED -> 1;
                case COMPLETED -> 2;
                case CANCELED -> 3;
            });

    static final ConstantIds<RefundPolicy> REFUND_POLICIES =
            new ConstantIds<>("refund policy", RefundPolicy.values(), policy -> switch (policy) {
                case PROPORTIONAL -> 1;
                case KEEP -> 2;
                case RECOMPUTE -> 3;
            });

    static final ConstantIds<PartialSteps> PARTIAL_STEPS =
            new ConstantIds<>("rounding of points", PartialSteps.values(), steps -> switch (steps) {
                case DROP -> 1;
                case FLOOR -> 2;
                case HALF_UP -> 3;
                case CEIL -> 4;
            });

    static final ConstantIds<SkipReason> REASONS =
            new ConstantIds<>("reason of a rule that did not apply", SkipReason.values(), reason -> switch (reason) {
                case INACTIVE -> 1;
                case DATE -> 2;
                case WEBSITE -> 3;
                case GROUP -> 4;
                case CONDITIONS -> 5;
                case ITEMS -> 6;
                case STOPPED -> 7;
                case SCHEDULE -> 8;
                case MEMBERSHIP -> 9;
                case LIMIT -> 10;
            });

    static final ConstantIds<DiscrepancyCode> DISCREPANCIES =
            new ConstantIds<>("discrepancy code", DiscrepancyCode.values(), code -> switch (code) {
                case DISCOUNT_MISMATCH -> 1;
                case REDEMPTION_LIMIT_EXCEEDED -> 2;
                case BELOW_MINIMUM -> 3;
                case OVERDRAWN -> 4;
                case TOTAL_MISMATCH -> 5;
                case NO_EXCHANGE_RATE -> 6;
                case POINTS_OVERFLOW -> 7;
                case GUEST_REDEMPTION -> 8;
                case REFUND_EXCEEDS_ORDER -> 9;
                case MEMBERSHIP_SUSPENDED -> 10;
                case ORDER_CANCELED -> 11;
            });

    static final ConstantIds<LimitPeriod> LIMIT_PERIODS =
            new ConstantIds<>("period of a limit", LimitPeriod.values(), period -> switch (period) {
                case DAY -> 1;
                case WEEK -> 2;
                case MONTH -> 3;
                case YEAR -> 4;
                case EVER -> 5;
            });

    static final ConstantIds<EntryIdCodec.Kind> ENTRY_ID_KINDS =
            new ConstantIds<>("kind of entry id", EntryIdCodec.Kind.values(), kind -> switch (kind) {
                case REVISION_ACCRUAL -> 1;
                case STATUS_ACCRUAL -> 2;
                case REFEREE_ORDER_ACCRUAL -> 3;
                case REDEMPTION -> 4;
                case OTHER -> 5;
            });

    private final String kind;
    private final ToIntFunction<E> ids;
    private final Map<Integer, E> constants;

    private ConstantIds(String kind, E[] constants, ToIntFunction<E> ids) {
        this.kind = kind;
        this.ids = ids;
        this.constants =
                Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(ids::applyAsInt, Function.identity()));
    }

    /** Returns the kind of the constants, for messages. */
    String kind() {
        return kind;
    }

    /** Returns all constants by their ids. */
    Map<Integer, E> constants() {
        return constants;
    }

    /** Returns a constant's id. */
    int idOf(E constant) {
        return ids.applyAsInt(constant);
    }

    /**
     * Returns the constant of an id.
     *
     * @throws UnreadableStateException if the id is unknown
     */
    E of(int id) {
        E constant = constants.get(id);
        if (constant == null) {
            throw new UnreadableStateException(("%s %d is unknown to state format %d:"
                            + " a newer version of RewardSync may have written it, or the value is damaged")
                    .formatted(kind, id, StateVersion.STATE_FORMAT));
        }
        return constant;
    }
}
