package dev.rewardsync.decision;

import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.EarningRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry before posting, without sequence and balance.
 *
 * @param available signed change of the available points
 * @param pending signed change of the pending points
 * @param orderId order behind the entry; null if there is none
 * @param ruleId rule that awarded the points, also on later entries of the same accrual; null if there is none
 * @param rule the rule whose messages the entry carries; null except on accruals
 * @param adjustment the event whose reason, reference and author the entry carries; null except on adjustments
 */
@RecordBuilder
record EntryDraft(
        EntryType type,
        EntryId entryId,
        long available,
        long pending,
        List<LotChange> lots,
        @Nullable String orderId,
        @Nullable String ruleId,
        @Nullable EarningRule rule,
        @Nullable PointsAdjusted adjustment) {

    /** Returns the accrual of available points. */
    static EntryDraft availableAccrual(AccrualRequest request, long points, List<LotChange> lots) {
        return accrual(request).available(points).lots(lots).build();
    }

    /** Returns the accrual of pending points. */
    static EntryDraft pendingAccrual(AccrualRequest request, long points) {
        return accrual(request).pending(points).build();
    }

    private static EntryDraftBuilder accrual(AccrualRequest request) {
        return draft(EntryType.ACCRUAL, request.entryId())
                .orderId(request.orderId())
                .ruleId(request.rule().id())
                .rule(request.rule());
    }

    /** Returns the release of an accrual's pending points. */
    static EntryDraft release(Timer.Release release, List<LotChange> lots) {
        return draft(EntryType.RELEASE, EntryId.release(release.accrualId()))
                .available(release.points())
                .pending(-release.points())
                .lots(lots)
                .orderId(release.accrualId().ownOrderId())
                .ruleId(release.ruleId())
                .build();
    }

    /** Returns the expiry of a lot. */
    static EntryDraft expiry(Lot lot) {
        return draft(EntryType.EXPIRY, EntryId.expiry(lot.lotId()))
                .available(-lot.remaining())
                .lots(List.of(lot.debit(lot.remaining())))
                .orderId(lot.lotId().ownOrderId())
                .build();
    }

    /** Returns a manual adjustment by a signed number of points. */
    static EntryDraft adjustment(PointsAdjusted event, List<LotChange> lots) {
        return draft(EntryType.ADJUSTMENT, EntryId.adjustment(event.eventId()))
                .available(event.points())
                .lots(lots)
                .adjustment(event)
                .build();
    }

    /** Returns the redemption of points on an order. */
    static EntryDraft redemption(OrderPlaced order, long points, List<LotChange> lots) {
        return draft(EntryType.REDEMPTION, EntryId.redemption(order.orderId(), order.revision()))
                .available(-points)
                .lots(lots)
                .orderId(order.orderId())
                .build();
    }

    /** Returns the restoration of points redeemed on an order. */
    static EntryDraft restoration(EntryId entryId, long points, List<LotChange> lots, String orderId) {
        return draft(EntryType.RESTORATION, entryId)
                .available(points)
                .lots(lots)
                .orderId(orderId)
                .build();
    }

    /** Returns a builder for a reversal of an accrual. */
    static EntryDraftBuilder reversal(OrderAccrual accrual, EntryId entryId) {
        return draft(EntryType.REVERSAL, entryId).ruleId(accrual.ruleId());
    }

    private static EntryDraftBuilder draft(EntryType type, EntryId entryId) {
        return EntryDraftBuilder.builder().type(type).entryId(entryId).lots(List.of());
    }

    /** Returns whether the entry changes any points. */
    boolean changesPoints() {
        return available != 0 || pending != 0;
    }
}
