package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.TierStatus.GrantedTier;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
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

    /** Assesses the tier at the beginning of a day. */
    void reassess(Cause cause) {
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null) {
            assess(tiers, cause);
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
        }
    }

    private String tierAt(TierPolicy tiers, Instant now) {
        String byAmount = tiers.tierFor(basis.amount(tiers, now));
        GrantedTier granted = context.account().tierStatus().granted();
        return granted != null && tiers.rank(granted.tier()) > tiers.rank(byAmount) ? granted.tier() : byAmount;
    }

    /** Assesses the tier until it no longer changes, since rules on a change of tier may award points that count. */
    private void assess(TierPolicy tiers, Cause cause) {
        for (int change = 0; change <= tiers.levels().size(); change++) {
            String after = tierAt(tiers, cause.at());
            String before = context.account().tierStatus().tier();
            if (after.equals(before)) {
                return;
            }
            move(tiers, before, after, cause);
        }
    }

    private void move(TierPolicy tiers, String before, String after, Cause cause) {
        context.account().changeTierStatus(status -> status.changedTo(after));
        Account account = context.account().snapshot();
        String customer = account.owner().id();
        long number = account.tierStatus().changes();
        context.decision()
                .addNotifications(new Notification.TierChanged(
                        "tier:" + customer + "|" + number, customer, cause.at(), before, after));
        Trigger trigger = tiers.rank(after) > tiers.rank(before) ? Trigger.TIER_UP : Trigger.TIER_DOWN;
        Facts facts = Facts.of(cause.at(), account.profile().signUpWebsite(), CustomerFacts.of(account), null);
        accruals.runBehaviorRules(trigger, facts, ruleId -> EntryId.tierAccrual(number, ruleId), cause);
    }
}
