package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.TierStatus.GrantedTier;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.TierGuarantee;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Assesses a customer's tier at the end of a step. A change of tier affects only later events: the facts of the current event
 * are already collected.
 */
final class TierAssessment {

    private final DecisionContext context;
    private final TierBasis basis;
    private final Accruals accruals;

    TierAssessment(DecisionContext context, TierBasis basis, Accruals accruals) {
        this.context = context;
        this.basis = basis;
        this.accruals = accruals;
    }

    /** Assesses the tier if its basis may have changed. */
    void assess(Cause cause) {
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null && basis.mayHaveChanged(tiers) && !context.account().isGuest()) {
            assess(tiers, cause);
        }
    }

    /** Assesses the tier by time: at the beginning of a day, or at the end of its guarantee. */
    void reassess(Cause cause) {
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null) {
            endGuarantee(cause.at());
            assess(tiers, cause);
        }
    }

    private void endGuarantee(Instant at) {
        Instant until = context.account().tierStatus().guaranteedUntil();
        if (until != null && !until.isAfter(at)) {
            context.account().changeTierStatus(status -> status.withGuaranteedUntil(null));
        }
    }

    /**
     * Applies an opening: grants its tier and sets the tier that the customer's statistics reach. This is not a change of tier,
     * so it runs no rules and sends no notification.
     *
     * @param tier tier below which the customer does not fall from now on; null to keep the granted tier
     */
    void applyOpening(@Nullable String tier, Instant at) {
        if (tier != null) {
            GrantedTier granted = tier.equals(TierPolicy.NONE) ? null : new GrantedTier(tier, at);
            context.account().changeTierStatus(status -> status.withGranted(granted));
        }
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null) {
            String newTier = tierAt(tiers, at);
            context.account().changeTierStatus(status -> status.withOpeningTier(newTier));
            basis.forgetGrowth(); // figures of another system do not confirm a tier
        }
    }

    private String tierAt(TierPolicy tiers, Instant now) {
        String byAmount = tiers.tierFor(basis.amount(tiers, now));
        TierStatus status = context.account().tierStatus();
        String granted = status.granted() == null
                ? byAmount
                : higher(tiers, status.granted().tier(), byAmount);
        boolean guaranteed = tiers.guarantee() != null && status.guaranteedUntil() != null;
        return guaranteed ? higher(tiers, status.tier(), granted) : granted;
    }

    private static String higher(TierPolicy tiers, String one, String other) {
        return tiers.rank(one) > tiers.rank(other) ? one : other;
    }

    /** Assesses the tier until it no longer changes, since rules on a change of tier may award points that count. */
    private void assess(TierPolicy tiers, Cause cause) {
        for (int change = 0; change <= tiers.levels().size(); change++) {
            String after = tierAt(tiers, cause.at());
            String before = context.account().tierStatus().tier();
            if (after.equals(before)) {
                confirmIfGrown(tiers, cause.at());
                return;
            }
            move(tiers, before, after, cause);
            if (tiers.rank(after) < tiers.rank(before)) {
                basis.forgetGrowth(); // a tier that the customer falls to is not guaranteed
            }
        }
    }

    /** Begins the guarantee anew if the basis has grown and still gives the tier. A tier that is only kept is not confirmed. */
    private void confirmIfGrown(TierPolicy tiers, Instant at) {
        TierGuarantee guarantee = tiers.guarantee();
        String tier = context.account().tierStatus().tier();
        if (guarantee != null
                && basis.hasGrown()
                && tiers.rank(tier) > 0
                && tier.equals(tiers.tierFor(basis.amount(tiers, at)))) {
            Instant end = guarantee.end(at, context.ruleset().zone());
            context.account().changeTierStatus(status -> status.guaranteedAtLeastUntil(end));
        }
    }

    /** Returns the end of the guarantee of a tier that is reached now; never sooner than that of the tier before. */
    private @Nullable Instant guaranteeOfRise(TierPolicy tiers, Instant at) {
        TierGuarantee guarantee = tiers.guarantee();
        if (guarantee == null) {
            return null;
        }
        Instant end = guarantee.end(at, context.ruleset().zone());
        return context.account().tierStatus().guaranteedAtLeastUntil(end).guaranteedUntil();
    }

    private void move(TierPolicy tiers, String before, String after, Cause cause) {
        boolean rises = tiers.rank(after) > tiers.rank(before);
        Instant guaranteedUntil = rises ? guaranteeOfRise(tiers, cause.at()) : null;
        context.account().changeTierStatus(status -> status.changedTo(after, guaranteedUntil));
        Account account = context.account().snapshot();
        String customer = account.owner().id();
        long number = account.tierStatus().changes();
        context.decision()
                .addNotifications(new Notification.TierChanged(
                        "tier:" + customer + "|" + number, customer, cause.at(), before, after));
        Trigger trigger = rises ? Trigger.TIER_UP : Trigger.TIER_DOWN;
        Facts facts = Facts.of(cause.at(), account.profile().signUpWebsite(), CustomerFacts.of(account), null);
        accruals.runBehaviorRules(trigger, facts, ruleId -> EntryId.tierAccrual(number, ruleId), cause);
    }
}
