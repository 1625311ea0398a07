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
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The amount on which a customer's tier is based: a lifetime total, or the sum of a window up to the present. */
final class TierBasis {

    private final DecisionContext context;
    private boolean changed;
    private BigDecimal growth = BigDecimal.ZERO;

    TierBasis(DecisionContext context) {
        this.context = context;
    }

    /** Adds an amount if it counts towards the tier. A reversal counts at the instant of the original. */
    void add(Basis basis, Instant at, BigDecimal amount) {
        TierPolicy tiers = context.ruleset().tiers();
        if (tiers == null
                || tiers.basis() != basis
                || amount.signum() == 0
                || context.account().isGuest()) {
            return;
        }
        if (tiers.guarantee() != null) {
            growth = growth.add(amount);
        }
        if (tiers.window() != null) {
            context.account().changeTierStatus(status -> withAmount(status, new QualifyingAmount(at, amount)));
            changed = true;
        }
    }

    /** Adds a whole number if it counts towards the tier. */
    void add(Basis basis, Instant at, long amount) {
        add(basis, at, BigDecimal.valueOf(amount));
    }

    /** Returns whether the amounts added since the last call make the basis larger. */
    boolean hasGrown() {
        boolean grown = growth.signum() > 0;
        forgetGrowth();
        return grown;
    }

    /** Forgets the amounts added so far, so that they confirm no tier. */
    void forgetGrowth() {
        growth = BigDecimal.ZERO;
    }

    /** Returns whether the basis may have changed since the last assessment. Amounts leave a window only by timer. */
    boolean mayHaveChanged(TierPolicy tiers) {
        return changed || tiers.window() == null;
    }

    private static TierStatus withAmount(TierStatus status, QualifyingAmount amount) {
        return status.withWindow(
                Stream.concat(status.window().stream(), Stream.of(amount)).toList());
    }

    /** Returns the amount at an instant. Removes amounts that have left the window. */
    BigDecimal amount(TierPolicy tiers, Instant now) {
        changed = false;
        if (tiers.window() != null) {
            removeExpired(tiers.window(), now);
            BigDecimal sum = BigDecimal.ZERO;
            for (QualifyingAmount amount : context.account().tierStatus().window()) {
                sum = sum.add(amount.amount());
            }
            return sum;
        }
        return lifetimeAmount(tiers.basis(), context.account().snapshot());
    }

    /** Returns the amount of an account at an instant, without changing it. */
    static BigDecimal amountOf(Account account, TierPolicy tiers, ZoneId zone, Instant now) {
        Period window = tiers.window();
        return window == null
                ? lifetimeAmount(tiers.basis(), account)
                : account.tierStatus().window().stream()
                        .filter(amount -> isInWindow(amount.at(), window, zone, now))
                        .map(QualifyingAmount::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal lifetimeAmount(Basis basis, Account account) {
        return switch (basis) {
            case LIFETIME_SALES -> account.statistics().lifetimeSales();
            case POINTS_EARNED -> BigDecimal.valueOf(account.lifetime().earned());
            case ORDERS -> BigDecimal.valueOf(account.statistics().orders());
        };
    }

    private void removeExpired(Period window, Instant now) {
        ZoneId zone = context.ruleset().zone();
        List<QualifyingAmount> amounts = context.account().tierStatus().window();
        List<QualifyingAmount> valid = amounts.stream()
                .filter(amount -> isInWindow(amount.at(), window, zone, now))
                .toList();
        if (valid.size() < amounts.size()) {
            context.account().changeTierStatus(status -> status.withWindow(valid));
        }
        GrantedTier granted = context.account().tierStatus().granted();
        if (granted != null && !isInWindow(granted.at(), window, zone, now)) {
            context.account().changeTierStatus(status -> status.withGranted(null));
        }
    }

    private static boolean isInWindow(Instant at, Period window, ZoneId zone, Instant now) {
        return at.atZone(zone).plus(window).toInstant().isAfter(now);
    }
}
