package dev.rewardsync.ledger;

import static dev.rewardsync.ledger.EntryIdText.encode;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The id of a ledger entry, derived from the entry's cause. The same event under the same rules always yields the same
 * ids, so writing an entry twice is idempotent. Create ids with the static methods.
 *
 * <p>Lots, release timers and accruals of orders refer to a ledger entry by its id. The ids from which decisions find an
 * order have types of their own; every other id is an {@link OtherId}. Two ids are equal if and only if their texts are
 * equal.
 */
public sealed interface EntryId {

    /**
     * Returns the published id. The characters {@code %}, {@code /}, {@code :} and {@code |} in the shop's ids are
     * percent-encoded. {@code docs/ledger.md} lists the ids of every type of entry.
     */
    String text();

    /**
     * Returns the customer's own order of an accrual, of a redemption, or of a restoration by a revision. Returns null for
     * every other id, even if its text contains an order id.
     */
    default @Nullable String ownOrderId() {
        return switch (this) {
            case RevisionAccrualId id -> id.orderId();
            case StatusAccrualId id -> id.orderId();
            case RedemptionId id -> id.orderId();
            case RefereeOrderAccrualId _, OtherId _ -> null;
        };
    }

    /** Returns the id with a published text. A text that no method of this type creates is an {@link OtherId}. */
    static EntryId parse(String text) {
        return EntryIdText.parse(text);
    }

    /** The id of an entry that changes a rule's points for an order, other than by a refund or a cancellation. */
    sealed interface OrderAccrualId extends EntryId {

        /** Returns the order that the points were earned with. */
        String orderId();

        /** Returns the rule that awarded the points. No rule has the id {@code redemption}, see {@link RedemptionId}. */
        String ruleId();
    }

    /** The id of the accrual of a cart rule for an order, or of the change of any rule's points by a later revision. */
    record RevisionAccrualId(String orderId, int revision, String ruleId) implements OrderAccrualId {
        @Override
        public String text() {
            return EntryIdText.revision(orderId, revision) + "/" + encode(ruleId);
        }
    }

    /** The id of the accrual of a behavior rule for a status of an order. */
    record StatusAccrualId(String orderId, String status, String ruleId) implements OrderAccrualId {
        @Override
        public String text() {
            return EntryIdText.STATUS + encode(orderId) + ":" + encode(status) + "/" + encode(ruleId);
        }
    }

    /**
     * The id of the referrer's accrual for an order of a referee, or of its change by a later revision of that order.
     *
     * @param orderId id of the referee's order
     * @param revision revision that changed the accrual; 0 for the accrual itself
     */
    record RefereeOrderAccrualId(String orderId, int revision, String ruleId) implements OrderAccrualId {
        @Override
        public String text() {
            String order = EntryIdText.REFEREE_ORDER + encode(orderId);
            return (revision == 0 ? order : order + ":" + revision) + "/" + encode(ruleId);
        }
    }

    /** The id of the redemption of points for a revision of an order, or of a restoration by a later revision. */
    record RedemptionId(String orderId, int revision) implements EntryId {
        @Override
        public String text() {
            return EntryIdText.revision(orderId, revision) + "/" + EntryIdText.REDEMPTION;
        }
    }

    /**
     * Any other id.
     *
     * @param text a text that is not the text of another type of id
     */
    record OtherId(String text) implements EntryId {}

    /** Returns the id of the accrual of a cart rule for an order. */
    static EntryId orderAccrual(String orderId, int revision, String ruleId) {
        return new RevisionAccrualId(orderId, revision, ruleId);
    }

    /** Returns the id of the redemption of points for an order. */
    static EntryId redemption(String orderId, int revision) {
        return new RedemptionId(orderId, revision);
    }

    /** Returns the id of the accrual of a behavior rule for a status of an order. */
    static EntryId statusAccrual(String orderId, String status, String ruleId) {
        return new StatusAccrualId(orderId, status, ruleId);
    }

    /** Returns the id of the accrual of a behavior rule for a review. */
    static EntryId reviewAccrual(String reviewId, String ruleId) {
        return new OtherId("review:" + encode(reviewId) + "/" + encode(ruleId));
    }

    /** Returns the id of the accrual of a behavior rule for the sign-up. */
    static EntryId signUpAccrual(String ruleId) {
        return new OtherId("signup/" + encode(ruleId));
    }

    /** Returns the id of the accrual of a behavior rule for an activity, including a newsletter subscription. */
    static EntryId activityAccrual(String eventId, String ruleId) {
        return new OtherId("activity:" + encode(eventId) + "/" + encode(ruleId));
    }

    /** Returns the id of the accrual of a behavior rule for the birthday in a year. */
    static EntryId birthdayAccrual(int year, String ruleId) {
        return new OtherId("birthday:" + year + "/" + encode(ruleId));
    }

    /** Returns the id of the accrual of a behavior rule for the anniversary of the sign-up in a year. */
    static EntryId anniversaryAccrual(int year, String ruleId) {
        return new OtherId("anniversary:" + year + "/" + encode(ruleId));
    }

    /** Returns the id of the accrual of a behavior rule for a period of inactivity that was detected on a day. */
    static EntryId inactivityAccrual(LocalDate day, String ruleId) {
        return new OtherId("inactive:" + day + "/" + encode(ruleId));
    }

    /**
     * Returns the id of the accrual of a behavior rule for a tier change.
     *
     * @param number of the tier change within the account
     */
    static EntryId tierAccrual(long number, String ruleId) {
        return new OtherId("tier:" + number + "/" + encode(ruleId));
    }

    /** Returns the id of the referrer's accrual for the sign-up of a referee. */
    static EntryId refereeAccrual(String refereeId, String ruleId) {
        return new OtherId("referee:" + encode(refereeId) + "/" + encode(ruleId));
    }

    /** Returns the id of the referrer's accrual for an order of a referee. */
    static EntryId refereeOrderAccrual(String orderId, String ruleId) {
        return new RefereeOrderAccrualId(orderId, 0, ruleId);
    }

    /** Returns the id of the change of such an accrual by a revision of the referee's order. */
    static EntryId refereeOrderAmendment(String orderId, int revision, String ruleId) {
        return new RefereeOrderAccrualId(orderId, revision, ruleId);
    }

    /** Returns the id of a manual adjustment. */
    static EntryId adjustment(String eventId) {
        return new OtherId("adjust:" + encode(eventId));
    }

    /** Returns the id of the release of an accrual. */
    static EntryId release(EntryId accrualId) {
        return new OtherId("release:" + accrualId.text());
    }

    /** Returns the id of the expiry of a lot. */
    static EntryId expiry(EntryId lotId) {
        return new OtherId("expiry:" + lotId.text());
    }

    /** Returns the id of the reversal that a cancellation of the order posts for an accrual. */
    static EntryId cancelReversal(String orderId, EntryId accrualId) {
        return new OtherId("cancel:" + encode(orderId) + "/" + accrualId.text());
    }

    /** Returns the id of the restoration that a cancellation of the order posts for its redeemed points. */
    static EntryId cancelRestoration(String orderId) {
        return new OtherId("cancel:" + encode(orderId) + "/" + EntryIdText.REDEMPTION);
    }

    /** Returns the id of the full or partial reversal that a refund posts for an accrual. */
    static EntryId refundReversal(String orderId, String refundId, EntryId accrualId) {
        return new OtherId(EntryIdText.refund(orderId, refundId) + "/" + accrualId.text());
    }

    /** Returns the id of the full or partial restoration that a refund posts for the order's redeemed points. */
    static EntryId refundRestoration(String orderId, String refundId) {
        return new OtherId(EntryIdText.refund(orderId, refundId) + "/" + EntryIdText.REDEMPTION);
    }

    /**
     * Returns the id of the reversal that recovers an accrual's forgiven points from a restoration. It contains the id of the
     * restoration, because the same event may post another reversal of the same accrual.
     */
    static EntryId restoredReversal(EntryId restorationId, EntryId accrualId) {
        return new OtherId(restorationId.text() + "/" + accrualId.text());
    }
}
