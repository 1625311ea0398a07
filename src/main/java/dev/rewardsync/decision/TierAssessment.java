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
 * Lifts and lowers customers between tiers. A change takes effect for later events, since what an event's rules ask was
 * settled before.
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

    /** Assesses the tier anew where its basis may have changed. */
    void assess(Cause cause) {
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null && basis.mayHaveMoved(tiers) && !context.account().isGuest()) {
            assess(tiers, cause);
        }
    }

    /** Assesses the tier anew at the beginning of a day. */
    void review(Cause cause) {
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null) {
            assess(tiers, cause);
        }
    }

    /**
     * Takes over the tier that a customer brings along, and lifts them to what their figures come to. Nothing rose or fell
     * by it, so nobody is told and no rule runs.
     *
     * @param tier the one that the customer does not fall below from now on; null to leave that as it is
     */
    void open(@Nullable String tier, Instant at) {
        if (tier != null) {
            GrantedTier granted = tier.equals(TierPolicy.NONE) ? null : new GrantedTier(tier, at);
            context.account().changeTierStatus(status -> status.with(granted));
        }
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers != null) {
            String opened = reached(tiers, at);
            context.account().changeTierStatus(status -> status.openedIn(opened));
        }
    }

    private String reached(TierPolicy tiers, Instant now) {
        String byFigure = tiers.tierFor(basis.figure(tiers, now));
        GrantedTier granted = context.account().tierStatus().granted();
        return granted != null && tiers.rank(granted.tier()) > tiers.rank(byFigure) ? granted.tier() : byFigure;
    }

    /** Goes on until the tier is settled: the rules about a change of tier may give points that count. */
    private void assess(TierPolicy tiers, Cause cause) {
        for (int change = 0; change <= tiers.levels().size(); change++) {
            String reached = reached(tiers, cause.at());
            String before = context.account().tierStatus().tier();
            if (reached.equals(before)) {
                return;
            }
            move(tiers, before, reached, cause);
        }
    }

    private void move(TierPolicy tiers, String before, String reached, Cause cause) {
        context.account().changeTierStatus(status -> status.changedTo(reached));
        Account account = context.account().snapshot();
        String customer = account.owner().id();
        long number = account.tierStatus().changes();
        context.decision()
                .add(new Notification.TierChanged(
                        "tier:" + customer + "|" + number, customer, cause.at(), before, reached));
        Trigger trigger = tiers.rank(reached) > tiers.rank(before) ? Trigger.TIER_UP : Trigger.TIER_DOWN;
        Facts facts = Facts.of(cause.at(), account.profile().signUpWebsite(), CustomerFacts.of(account), null);
        accruals.ofBehavior(trigger, facts, ruleId -> EntryId.tierAccrual(number, ruleId), cause);
    }
}
