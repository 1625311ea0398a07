package dev.rewardsync.decision;

import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.ProfileUpdate;
import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.ActivityFacts;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.ReviewFacts;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Handles a customer's events other than those of orders: sign-up, profile update, review and activity. */
final class CustomerEventHandler {

    private final DecisionContext context;
    private final Accruals accruals;
    private final EventDeduplicator deduplicator;
    private final UpcomingTimers upcomingTimers;
    private final ReferralPublisher referrals;

    CustomerEventHandler(
            DecisionContext context,
            Accruals accruals,
            EventDeduplicator deduplicator,
            UpcomingTimers upcomingTimers,
            ReferralPublisher referrals) {
        this.context = context;
        this.upcomingTimers = upcomingTimers;
        this.referrals = referrals;
        this.accruals = accruals;
        this.deduplicator = deduplicator;
    }

    Outcome signUp(CustomerSignedUp event) {
        CustomerProfile before = context.account().profile();
        if (before.signUp() != null) {
            return EventDeduplicator.compare(before.signUp(), event);
        }
        CustomerProfile after =
                before.signedUp(Fingerprint.of(event), event.website()).updated(ProfileUpdate.of(event));
        updateProfile(before, withReferrer(after, event.referrerId()), event.occurredAt());
        context.account().recordActivity(event.occurredAt());
        recordAnniversary(event.occurredAt());
        publishSignUp(event);
        Facts facts = facts(event, null);
        runRules(Trigger.SIGNED_UP, event, facts, EntryId::signUpAccrual);
        runSubscriptionRules(before, event, facts);
        return Outcome.Accepted.DECIDED;
    }

    /** Starts the timer of the sign-up's anniversaries. Those that have passed for the account are not made up for. */
    private void recordAnniversary(Instant signedUpAt) {
        Instant accountTime = context.account().snapshot().timersFiredUntil();
        context.account().recordSignUp(signedUpAt, upcomingTimers.passedAnniversaryYear(signedUpAt, accountTime));
    }

    Outcome update(CustomerUpdated event, Instant arrivedAt) {
        return applyOnce("event:" + event.eventId(), event, arrivedAt, () -> {
            CustomerProfile before = context.account().profile();
            CustomerProfile after = before.updated(ProfileUpdate.of(event));
            updateProfile(before, withReferrer(after, event.referrerId()), event.occurredAt());
            return runSubscriptionRules(before, event, facts(event, null));
        });
    }

    Outcome approveReview(ReviewApproved event, Instant arrivedAt) {
        return applyOnce("review:" + event.reviewId(), event, arrivedAt, () -> {
            context.account().changeStatistics(CustomerStatistics::plusReview);
            context.account().recordActivity(event.occurredAt());
            return runRules(
                    Trigger.REVIEW_APPROVED,
                    event,
                    Facts.ofReview(
                            event.occurredAt(),
                            event.website(),
                            CustomerFacts.of(context.account().snapshot()),
                            new ReviewFacts(event.sku(), event.rating())),
                    ruleId -> EntryId.reviewAccrual(event.reviewId(), ruleId));
        });
    }

    Outcome recordActivity(CustomerActivity event, Instant arrivedAt) {
        return applyOnce("event:" + event.eventId(), event, arrivedAt, () -> {
            context.account().recordActivity(event.occurredAt());
            Trigger trigger = Trigger.activity(event.activity());
            return applyToProfile(trigger, event)
                    && runRules(
                            trigger,
                            event,
                            facts(event, activityFacts(event)),
                            ruleId -> EntryId.activityAccrual(event.eventId(), ruleId));
        });
    }

    /**
     * Records a newsletter subscription; returns whether rules run for the activity. A subscriber does not subscribe again,
     * and the shop's tier changes are ignored if the ruleset has tiers.
     */
    private boolean applyToProfile(Trigger trigger, CustomerActivity event) {
        if (trigger.equals(Trigger.NEWSLETTER_SUBSCRIBED)) {
            CustomerProfile before = context.account().profile();
            context.account().changeProfile(profile -> profile.updated(ProfileUpdate.toSubscriber(event.occurredAt())));
            return !before.subscriber();
        }
        boolean isTierChange = trigger.equals(Trigger.TIER_UP) || trigger.equals(Trigger.TIER_DOWN);
        return !isTierChange || context.ruleset().tiers() == null;
    }

    private ActivityFacts activityFacts(CustomerActivity event) {
        BigDecimal amount = event.amount();
        if (amount == null) {
            return new ActivityFacts(event.attributes(), null, true);
        }
        Currency currency = event.currency() == null ? context.ruleset().currency() : event.currency();
        ExchangeRate rate = context.ruleset().exchangeRateFor(currency);
        return new ActivityFacts(event.attributes(), rate == null ? null : rate.toBase(amount), rate != null);
    }

    /** Returns a profile with a referrer. Customers cannot refer themselves. */
    private CustomerProfile withReferrer(CustomerProfile profile, @Nullable String referrerId) {
        return context.account().owner().id().equals(referrerId) ? profile : profile.invitedBy(referrerId);
    }

    private void updateProfile(CustomerProfile before, CustomerProfile after, Instant at) {
        context.account().changeProfile(profile -> after);
        if (!Objects.equals(before.birthday(), after.birthday())) {
            context.account().recordBirthdayKnown(at);
        }
    }

    /**
     * Publishes a sign-up, and the orders that were completed before it, to the referrer that the event contains, unless the
     * customer already has another referrer.
     */
    private void publishSignUp(CustomerSignedUp event) {
        CustomerProfile profile = context.account().profile();
        if (profile.referrerId() != null && profile.referrerId().equals(event.referrerId())) {
            referrals.publishSignUp(event);
            referrals.publishEarlierCompletions(event);
        }
    }

    /** The effect of an event; returns whether it posted a ledger entry. */
    private interface Effect {
        boolean apply();
    }

    /** Applies an event unless its natural key is known. A key that is part of an entry id is recorded forever. */
    private Outcome applyOnce(String key, ShopEvent event, Instant arrivedAt, Effect effect) {
        return deduplicator.check(key, event, arrivedAt).orElseGet(() -> {
            if (effect.apply()) {
                deduplicator.recordForever(key, event);
            } else {
                deduplicator.record(key, event, arrivedAt);
            }
            return Outcome.Accepted.DECIDED;
        });
    }

    private boolean runSubscriptionRules(CustomerProfile before, ShopEvent event, Facts facts) {
        return !before.subscriber()
                && context.account().profile().subscriber()
                && runRules(
                        Trigger.NEWSLETTER_SUBSCRIBED,
                        event,
                        facts,
                        ruleId -> EntryId.activityAccrual(event.eventId(), ruleId));
    }

    /** Returns the facts of an event, which must be collected before its points are posted. */
    private Facts facts(ShopEvent event, @Nullable ActivityFacts activity) {
        CustomerFacts customer = CustomerFacts.of(context.account().snapshot());
        return Facts.ofActivity(event.occurredAt(), event.website(), customer, activity);
    }

    private boolean runRules(Trigger trigger, ShopEvent event, Facts facts, Function<String, EntryId> entryId) {
        return !accruals.runBehaviorRules(trigger, facts, entryId, Cause.of(event))
                .isEmpty();
    }
}
