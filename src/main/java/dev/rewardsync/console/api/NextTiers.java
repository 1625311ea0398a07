package dev.rewardsync.console.api;

import dev.rewardsync.console.books.StoredCustomer;
import dev.rewardsync.decision.NextTier;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.TierPolicy;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out how much customers lack for their next tier: from the database if it has the figures, else from the worker. */
public final class NextTiers {

    private final Supplier<Optional<Ruleset>> inForce;
    private final @Nullable WorkerAccounts worker;

    /**
     * Creates the access.
     *
     * @param inForce the ruleset in force
     * @param worker null if no worker is set
     */
    public NextTiers(Supplier<Optional<Ruleset>> inForce, @Nullable WorkerAccounts worker) {
        this.inForce = inForce;
        this.worker = worker;
    }

    /** Returns the next tier of a customer. */
    public NextTierAnswer of(StoredCustomer customer) {
        Optional<Ruleset> ruleset = inForce.get();
        if (ruleset.isPresent()) {
            TierPolicy tiers = ruleset.get().tiers();
            if (tiers == null) {
                return new NextTierAnswer.Highest();
            }
            if (tiers.basis() == TierPolicy.Basis.POINTS_EARNED && tiers.window() == null) {
                return above(tiers, customer);
            }
        }
        return worker == null
                ? new NextTierAnswer.Unknown("Only the worker knows it. Set rewardsync.console.worker-url to ask it.")
                : worker.nextTier(customer.customerId());
    }

    private static NextTierAnswer above(TierPolicy tiers, StoredCustomer customer) {
        String tier = customer.tier() == null ? TierPolicy.NONE : customer.tier();
        BigDecimal earned = BigDecimal.valueOf(customer.lifetime().earned());
        return NextTier.of(tiers, tier, earned)
                .<NextTierAnswer>map(next -> new NextTierAnswer.Known(next.tier(), next.missing(), next.basis()))
                .orElseGet(NextTierAnswer.Highest::new);
    }
}
