package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.TierStatus.GrantedTier;
import dev.rewardsync.account.TierStatus.QualifyingAmount;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;

/** The figure that a customer's tier rests on: of the whole life, or of a window that looks back from now. */
final class TierBasis {

    private final DecisionContext context;
    private boolean moved;

    TierBasis(DecisionContext context) {
        this.context = context;
    }

    /** Counts something where tiers rest on this figure; what is taken back counts from the moment of the original. */
    void count(Basis basis, Instant at, BigDecimal amount) {
        TierPolicy tiers = context.ruleset().tiers();
        boolean kept = tiers != null && tiers.window() != null && tiers.basis() == basis;
        if (kept && amount.signum() != 0 && !context.account().isGuest()) {
            context.account().changeTierStatus(status -> counting(status, new QualifyingAmount(at, amount)));
            moved = true;
        }
    }

    /** The same for whole numbers. */
    void count(Basis basis, Instant at, long amount) {
        count(basis, at, BigDecimal.valueOf(amount));
    }

    /** Whether anything was counted since the figure was last looked at; a window lapses by the day, not by the event. */
    boolean mayHaveMoved(TierPolicy tiers) {
        return moved || tiers.window() == null;
    }

    private static TierStatus counting(TierStatus standing, QualifyingAmount counted) {
        return standing.with(
                Stream.concat(standing.window().stream(), Stream.of(counted)).toList());
    }

    /** The figure as it is at a moment; what the window no longer holds is forgotten: it holds what is younger than it. */
    BigDecimal figure(TierPolicy tiers, Instant now) {
        moved = false;
        if (tiers.window() != null) {
            forgetTooOld(tiers.window(), now);
            BigDecimal sum = BigDecimal.ZERO;
            for (QualifyingAmount counted : context.account().tierStatus().window()) {
                sum = sum.add(counted.amount());
            }
            return sum;
        }
        Account account = context.account().snapshot();
        return switch (tiers.basis()) {
            case LIFETIME_SALES -> account.statistics().lifetimeSales();
            case POINTS_EARNED -> BigDecimal.valueOf(account.lifetime().earned());
            case ORDERS -> BigDecimal.valueOf(account.statistics().orders());
        };
    }

    private void forgetTooOld(Period window, Instant now) {
        List<QualifyingAmount> counted = context.account().tierStatus().window();
        List<QualifyingAmount> young =
                counted.stream().filter(one -> isYoung(one.at(), window, now)).toList();
        if (young.size() < counted.size()) {
            context.account().changeTierStatus(status -> status.with(young));
        }
        GrantedTier granted = context.account().tierStatus().granted();
        if (granted != null && !isYoung(granted.at(), window, now)) {
            context.account().changeTierStatus(status -> status.with((GrantedTier) null));
        }
    }

    private boolean isYoung(Instant at, Period window, Instant now) {
        return at.atZone(context.ruleset().zone()).plus(window).toInstant().isAfter(now);
    }
}
