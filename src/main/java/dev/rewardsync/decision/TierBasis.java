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

    private final DecisionBuilder draft;
    private boolean moved;

    TierBasis(DecisionBuilder draft) {
        this.draft = draft;
    }

    /** Counts something where tiers rest on this figure; what is taken back counts from the moment of the original. */
    void count(Basis basis, Instant at, BigDecimal amount) {
        TierPolicy tiers = draft.ruleset().tiers();
        boolean kept = tiers != null && tiers.window() != null && tiers.basis() == basis;
        if (kept && amount.signum() != 0 && !draft.account().owner().guest()) {
            draft.change(account -> account.with(counting(account.standing(), new QualifyingAmount(at, amount))));
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
            for (QualifyingAmount counted : draft.account().standing().window()) {
                sum = sum.add(counted.amount());
            }
            return sum;
        }
        Account account = draft.account();
        return switch (tiers.basis()) {
            case LIFETIME_SALES -> account.figures().lifetimeSales();
            case POINTS_EARNED -> BigDecimal.valueOf(account.lifetime().earned());
            case ORDERS -> BigDecimal.valueOf(account.figures().orders());
        };
    }

    private void forgetTooOld(Period window, Instant now) {
        List<QualifyingAmount> counted = draft.account().standing().window();
        List<QualifyingAmount> young =
                counted.stream().filter(one -> isYoung(one.at(), window, now)).toList();
        if (young.size() < counted.size()) {
            draft.change(account -> account.with(account.standing().with(young)));
        }
        GrantedTier granted = draft.account().standing().granted();
        if (granted != null && !isYoung(granted.at(), window, now)) {
            draft.change(account -> account.with(account.standing().with((GrantedTier) null)));
        }
    }

    private boolean isYoung(Instant at, Period window, Instant now) {
        return at.atZone(draft.ruleset().zone()).plus(window).toInstant().isAfter(now);
    }
}
