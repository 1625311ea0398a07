package dev.rewardsync.decision;

import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import java.util.List;

/**
 * Describes a {@code CONFLICTING_DUPLICATE}: the fields that differ, and how to proceed. Contains field names but no
 * values.
 */
final class ConflictDetail {

    private static final int MAX_POINTERS = 10;

    private ConflictDetail() {}

    /** The parts of a description: the pointer to the key, the event received first, and advice. */
    private record Wording(String pointer, String first, String advice) {}

    /**
     * Returns the detail for an event other than an order.
     *
     * @param differing pointers to the fields that differ; empty if they are unknown
     */
    static String of(ShopEvent duplicate, List<String> differing) {
        return detail(wording(duplicate), differing, "");
    }

    /**
     * Returns the detail for an order.
     *
     * @param inForce number of the revision in force
     */
    static String of(OrderPlaced duplicate, int inForce, List<String> differing) {
        return detail(wording(duplicate, inForce), differing, "");
    }

    /** Returns the detail for an order whose first content is no longer stored. */
    static String ofUnstored(OrderPlaced duplicate, int inForce) {
        return detail(wording(duplicate, inForce), List.of(), ", which is no longer kept");
    }

    /** Returns the detail for an event whose id belongs to an event of another type. */
    static String ofOtherKind(ShopEvent duplicate, EventType storedType) {
        return "/eventId: expected an eventId of its own, got that of a %s event; %s"
                .formatted(storedType.wireName(), wording(duplicate).advice());
    }

    private static Wording wording(OrderPlaced duplicate, int inForce) {
        return new Wording(
                "/revision",
                "revision %d of this order came first".formatted(duplicate.revision()),
                "to change the order, send a revision higher than " + inForce);
    }

    private static Wording wording(ShopEvent duplicate) {
        return switch (duplicate) {
            case OrderStatusChanged status ->
                new Wording(
                        "/status",
                        "this status of the order came first",
                        "a status counts once, so nothing needs to be done");
            case OrderRefunded refund ->
                new Wording(
                        "/refundId", "this refundId came first", "to refund more of the order, send another refundId");
            case CustomerSignedUp signedUp ->
                new Wording(
                        "/customerId",
                        "this customer signed up first",
                        "to change the profile, send a customer-updated event");
            case CustomerUpdated updated -> ofEventId("to change more of the profile, send another eventId");
            case CustomerActivity activity -> ofEventId("for another activity, send another eventId");
            case PointsAdjusted adjusted -> ofEventId("to correct the points again, send another eventId");
            case OrderPlaced order ->
                throw new IllegalArgumentException("the detail of an order also needs the revision in force");
            case ReviewApproved review ->
                throw new IllegalArgumentException("reviews with the same reviewId never conflict");
            case ReferralEvent referral ->
                throw new IllegalArgumentException("referral events arrive once and are not compared");
        };
    }

    private static Wording ofEventId(String advice) {
        return new Wording("/eventId", "this eventId came first", advice);
    }

    private static String detail(Wording wording, List<String> differing, String remark) {
        return "%s: expected the same content as when %s%s; %s"
                .formatted(
                        differing.isEmpty() ? wording.pointer() : join(differing),
                        wording.first(),
                        remark,
                        wording.advice());
    }

    private static String join(List<String> pointers) {
        String joined = String.join(", ", pointers.subList(0, Math.min(pointers.size(), MAX_POINTERS)));
        return pointers.size() <= MAX_POINTERS ? joined : joined + " and " + (pointers.size() - MAX_POINTERS) + " more";
    }
}
