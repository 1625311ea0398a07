package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.PointsAdjusted.Opening;
import dev.rewardsync.event.RejectionCode;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handles manual corrections and openings. Neither is an activity of the customer: they run no rules and do not end an
 * inactivity. See {@code docs/points.md}, "Corrections by hand".
 */
final class AdjustmentHandler {

    private final DecisionContext context;
    private final PointsPosting posting;
    private final TierBasis basis;
    private final TierAssessment tiers;
    private final EventDeduplicator deduplicator;

    AdjustmentHandler(
            DecisionContext context,
            PointsPosting posting,
            TierBasis basis,
            TierAssessment tiers,
            EventDeduplicator deduplicator) {
        this.context = context;
        this.posting = posting;
        this.basis = basis;
        this.tiers = tiers;
        this.deduplicator = deduplicator;
    }

    Outcome adjust(PointsAdjusted event, Instant arrivedAt) {
        String key = "adjust:" + event.eventId();
        return deduplicator.check(key, event, arrivedAt).orElseGet(() -> {
            Optional<String> error = validate(event);
            if (error.isPresent()) {
                return new Outcome.Rejection(RejectionCode.INVALID_EVENT, error.get());
            }
            apply(event);
            // A repeated opening must not set the statistics again, and it may have no entry that would reveal it.
            deduplicator.recordForever(key, event);
            return Outcome.Accepted.DECIDED;
        });
    }

    private void apply(PointsAdjusted event) {
        if (event.opening() != null) {
            applyOpening(event.opening(), event.occurredAt());
        }
        posting.adjust(event);
    }

    /**
     * Sets statistics and tier of an opening. Its sales and orders count towards the tier as of the opening, unless the opening
     * contains a tier.
     */
    private void applyOpening(Opening opening, Instant at) {
        CustomerStatistics before = context.account().statistics();
        long ledgerSpentPoints = context.account().snapshot().lifetime().spent();
        context.account().changeStatistics(statistics -> statistics.withOpening(opening, ledgerSpentPoints));
        CustomerStatistics after = context.account().statistics();
        if (opening.tier() == null) {
            basis.add(Basis.LIFETIME_SALES, at, after.lifetimeSales().subtract(before.lifetimeSales()));
            basis.add(Basis.ORDERS, at, after.orders() - before.orders());
        }
        tiers.applyOpening(opening.tier(), at);
    }

    /** Returns why an event cannot be applied to this account under these rules; empty if it can. */
    private Optional<String> validate(PointsAdjusted event) {
        Account account = context.account().snapshot();
        long change = event.points();
        if (change >= 0 ? !PointsPosting.canHold(account, change) : !PointsPosting.canLose(account, -change)) {
            return Optional.of("/points: expected a change after which the balance fits into 64 bits, got "
                    + (change > 0 ? "too many points" : "too few points"));
        }
        return event.opening() == null
                ? Optional.empty()
                : validate(event.opening().tier());
    }

    private Optional<String> validate(@Nullable String tier) {
        TierPolicy policy = context.ruleset().tiers();
        boolean known = tier == null || tier.equals(TierPolicy.NONE) || (policy != null && policy.hasTier(tier));
        return known
                ? Optional.empty()
                : Optional.of("/opening/tier: expected a tier of the ruleset, %s, got another string"
                        .formatted(tierNames(policy)));
    }

    private static String tierNames(@Nullable TierPolicy policy) {
        Stream<String> levels =
                policy == null ? Stream.of() : policy.levels().stream().map(TierPolicy.Level::id);
        return Stream.concat(Stream.of(TierPolicy.NONE), levels).collect(Collectors.joining(" or "));
    }
}
