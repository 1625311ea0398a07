package dev.rewardsync.decision;

import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What customers do beside ordering: they sign up, change their profile, write reviews. */
final class CustomerEventHandler {

    private final DecisionContext context;
    private final Accruals accruals;
    private final EventDeduplicator keys;

    CustomerEventHandler(DecisionContext context, Accruals accruals, EventDeduplicator keys) {
        this.context = context;
        this.accruals = accruals;
        this.keys = keys;
    }

    Outcome signedUp(CustomerSignedUp event, SourceRecord source) {
        CustomerProfile before = context.account().profile();
        if (before.signUp() != null) {
            return EventDeduplicator.again(context, before.signUp(), event, source);
        }
        CustomerProfile after = before.signedUp(Fingerprint.of(event), event.website())
                .told(event.occurredAt(), event.email(), event.group(), event.birthday(), event.newsletter());
        change(before, linked(after, event.referrerId()), event.occurredAt());
        context.account().recordActivity(event.occurredAt());
        tellReferrer(event);
        Facts facts = facts(event, null);
        run(Trigger.SIGNED_UP, event, facts, EntryId::signUpAccrual);
        subscribed(before, event, facts);
        return Outcome.DECIDED;
    }

    Outcome updated(CustomerUpdated event, SourceRecord source) {
        return once("event:" + event.eventId(), event, source, () -> {
            CustomerProfile before = context.account().profile();
            CustomerProfile after =
                    before.told(event.occurredAt(), event.email(), event.group(), event.birthday(), event.newsletter());
            change(before, linked(after, event.referrerId()), event.occurredAt());
            return subscribed(before, event, facts(event, null));
        });
    }

    Outcome reviewed(ReviewApproved event, SourceRecord source) {
        return once("review:" + event.reviewId(), event, source, () -> {
            context.account().changeStatistics(CustomerStatistics::plusReview);
            context.account().recordActivity(event.occurredAt());
            return run(
                    Trigger.REVIEW_APPROVED,
                    event,
                    facts(event, null),
                    ruleId -> EntryId.reviewAccrual(event.reviewId(), ruleId));
        });
    }

    Outcome acted(CustomerActivity event, SourceRecord source) {
        return once("event:" + event.eventId(), event, source, () -> {
            context.account().recordActivity(event.occurredAt());
            Trigger trigger = Trigger.activity(event.activity());
            return counts(trigger, event)
                    && run(
                            trigger,
                            event,
                            facts(event, activityFacts(event)),
                            ruleId -> EntryId.activityAccrual(event.eventId(), ruleId));
        });
    }

    /**
     * Whether rules listen to an activity. Who gets the newsletter already does not subscribe again, and where the
     * ruleset has tiers of its own the shop's are of no effect.
     */
    private boolean counts(Trigger trigger, CustomerActivity event) {
        if (trigger.equals(Trigger.NEWSLETTER_SUBSCRIBED)) {
            CustomerProfile before = context.account().profile();
            context.account().changeProfile(profile -> profile.told(event.occurredAt(), null, null, null, true));
            return !before.subscriber();
        }
        boolean ofTiers = trigger.equals(Trigger.TIER_UP) || trigger.equals(Trigger.TIER_DOWN);
        return !ofTiers || context.ruleset().tiers() == null;
    }

    private ActivityFacts activityFacts(CustomerActivity event) {
        BigDecimal amount = event.amount();
        if (amount == null) {
            return new ActivityFacts(event.attributes(), null, true);
        }
        Currency currency = event.currency() == null ? context.ruleset().currency() : event.currency();
        ExchangeRate rate = context.ruleset().rateFor(currency);
        return new ActivityFacts(event.attributes(), rate == null ? null : rate.toBase(amount), rate != null);
    }

    /** The profile of a customer whom another one invited; nobody invites themselves. */
    private CustomerProfile linked(CustomerProfile profile, @Nullable String referrerId) {
        return context.account().owner().id().equals(referrerId) ? profile : profile.invitedBy(referrerId);
    }

    private void change(CustomerProfile before, CustomerProfile after, Instant at) {
        context.account().changeProfile(profile -> after);
        if (!Objects.equals(before.birthday(), after.birthday())) {
            context.account().learnBirthday(at);
        }
    }

    /** The one who invited counts a sign-up that names them, and no other. */
    private void tellReferrer(CustomerSignedUp event) {
        CustomerProfile profile = context.account().profile();
        if (profile.referrerId() != null && profile.referrerId().equals(event.referrerId())) {
            context.decision()
                    .add(new ReferralEvent.SignedUp(
                            event.envelope().to(profile.referrerId(), event.website()),
                            event.type(),
                            context.account().owner().id(),
                            profile.group()));
        }
    }

    /** Something that an event does, and whether a ledger entry came of it. */
    private interface Effect {
        boolean takePlace();
    }

    /** Lets an event take effect unless its natural key is known. A key that went into an entry's id is kept for ever. */
    private Outcome once(String key, ShopEvent event, SourceRecord source, Effect effect) {
        return keys.again(key, event, source).orElseGet(() -> {
            keys.remember(key, event, source, effect.takePlace());
            return Outcome.DECIDED;
        });
    }

    private boolean subscribed(CustomerProfile before, ShopEvent event, Facts facts) {
        return !before.subscriber()
                && context.account().profile().subscriber()
                && run(
                        Trigger.NEWSLETTER_SUBSCRIBED,
                        event,
                        facts,
                        ruleId -> EntryId.activityAccrual(event.eventId(), ruleId));
    }

    /** What rules may ask about an event, to be taken before any of its points are booked. */
    private Facts facts(ShopEvent event, @Nullable ActivityFacts activity) {
        CustomerFacts customer = CustomerFacts.of(context.account().snapshot());
        return new Facts(event.occurredAt(), event.website(), customer, null, null, activity);
    }

    private boolean run(Trigger trigger, ShopEvent event, Facts facts, Function<String, String> entryId) {
        return !accruals.ofBehavior(trigger, facts, entryId, Cause.of(event)).isEmpty();
    }
}
