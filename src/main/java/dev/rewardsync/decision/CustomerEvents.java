package dev.rewardsync.decision;

import dev.rewardsync.account.Profile;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;

/** What customers do beside ordering: they sign up, change their profile, write reviews. */
final class CustomerEvents {

    private final Draft draft;
    private final Accruals accruals;
    private final Duration keysKept;

    CustomerEvents(Draft draft, Accruals accruals, Duration keysKept) {
        this.draft = draft;
        this.accruals = accruals;
        this.keysKept = keysKept;
    }

    Outcome signedUp(CustomerSignedUp event, SourceRecord source) {
        Profile before = draft.account().profile();
        long fingerprint = event.envelope().fingerprint();
        if (before.signUp() != null) {
            return before.signUp() == fingerprint
                    ? Outcome.DUPLICATE
                    : OrderEvents.conflicting(draft, source, "/customerId");
        }
        Profile after = before.signedUp(fingerprint, event.website())
                .told(event.occurredAt(), event.email(), event.group(), event.birthday(), event.newsletter());
        draft.change(account -> account.with(after));
        Facts facts = facts(event);
        run(Trigger.SIGNED_UP, event, facts, EntryId::signUpAccrual);
        subscribed(before, event, facts);
        draft.notifyOfBalance(null, event.occurredAt());
        return Outcome.DECIDED;
    }

    Outcome updated(CustomerUpdated event, SourceRecord source) {
        return once("update:" + event.eventId(), event, source, "/eventId", () -> {
            Profile before = draft.account().profile();
            Profile after =
                    before.told(event.occurredAt(), event.email(), event.group(), event.birthday(), event.newsletter());
            draft.change(account -> account.with(after));
            return subscribed(before, event, facts(event));
        });
    }

    Outcome reviewed(ReviewApproved event, SourceRecord source) {
        return once("review:" + event.reviewId(), event, source, "/reviewId", () -> {
            draft.change(account -> account.with(account.figures().withReview()));
            return run(
                    Trigger.REVIEW_APPROVED,
                    event,
                    facts(event),
                    ruleId -> EntryId.reviewAccrual(event.reviewId(), ruleId));
        });
    }

    /** Something that an event does, and whether a ledger entry came of it. */
    private interface Effect {
        boolean takePlace();
    }

    /** Lets an event take effect unless its natural key is known. A key that went into an entry's id is kept for ever. */
    private Outcome once(String key, ShopEvent event, SourceRecord source, String pointer, Effect effect) {
        long fingerprint = event.envelope().fingerprint();
        Remembered known = draft.remembered(key);
        if (known != null && !known.isForgottenBy(source.arrivedAt())) {
            return known.fingerprint() == fingerprint
                    ? Outcome.DUPLICATE
                    : OrderEvents.conflicting(draft, source, pointer);
        }
        boolean booked = effect.takePlace();
        Instant forgetAt = booked ? null : source.arrivedAt().plus(keysKept);
        draft.remember(new Remembered(key, fingerprint, forgetAt));
        draft.notifyOfBalance(null, event.occurredAt());
        return Outcome.DECIDED;
    }

    private boolean subscribed(Profile before, ShopEvent event, Facts facts) {
        return !before.subscriber()
                && draft.account().profile().subscriber()
                && run(
                        Trigger.NEWSLETTER_SUBSCRIBED,
                        event,
                        facts,
                        ruleId -> EntryId.activityAccrual(event.eventId(), ruleId));
    }

    /** What rules may ask about an event, to be taken before any of its points are booked. */
    private Facts facts(ShopEvent event) {
        return new Facts(event.occurredAt(), event.website(), CustomerFacts.of(draft.account()), null);
    }

    private boolean run(Trigger trigger, ShopEvent event, Facts facts, Function<String, String> entryId) {
        return !accruals.ofBehavior(trigger, facts, entryId, null, Cause.of(event), new ArrayList<>())
                .isEmpty();
    }
}
