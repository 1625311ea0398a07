package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.PointsAdjusted.Opening;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.TierPolicy;
import dev.rewardsync.rule.TierPolicy.Basis;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Points given or taken by hand, and customers who move in from another system. Neither is something that the customer
 * did: no rule listens, and no silence ends.
 */
final class AdjustmentHandler {

    private final DecisionContext context;
    private final PointsPosting points;
    private final TierBasis basis;
    private final TierAssessment tiers;
    private final EventDeduplicator keys;

    AdjustmentHandler(
            DecisionContext context,
            PointsPosting points,
            TierBasis basis,
            TierAssessment tiers,
            EventDeduplicator keys) {
        this.context = context;
        this.points = points;
        this.basis = basis;
        this.tiers = tiers;
        this.keys = keys;
    }

    Outcome adjust(PointsAdjusted event, SourceRecord source) {
        String key = "adjust:" + event.eventId();
        return keys.again(key, event, source).orElseGet(() -> {
            Optional<String> objection = objection(event);
            if (objection.isPresent()) {
                context.decision().deadLetter(source, DeadLetter.Code.INVALID_EVENT, objection.get());
                return Outcome.DEAD_LETTERED;
            }
            takeEffect(event);
            // Figures set once must not be set again by the same event, and of an opening there may be no entry.
            keys.remember(key, event, source, true);
            return Outcome.DECIDED;
        });
    }

    private void takeEffect(PointsAdjusted event) {
        if (event.opening() != null) {
            open(event.opening(), event.occurredAt());
        }
        points.adjust(
                EntryId.adjustment(event.eventId()),
                event.points(),
                event.expiresAt(),
                event.reason(),
                Cause.of(event));
    }

    /** Takes over figures and tier; what they sum up has no dates, so it counts as of now unless a tier is named. */
    private void open(Opening opening, Instant at) {
        CustomerStatistics before = context.account().statistics();
        long spentHere = context.account().snapshot().lifetime().spent();
        context.account().changeStatistics(statistics -> statistics.opened(opening, spentHere));
        CustomerStatistics after = context.account().statistics();
        if (opening.tier() == null) {
            basis.count(Basis.LIFETIME_SALES, at, after.lifetimeSales().subtract(before.lifetimeSales()));
            basis.count(Basis.ORDERS, at, after.orders() - before.orders());
        }
        tiers.open(opening.tier(), at);
    }

    /** Why an event can't take effect on this account under these rules. */
    private Optional<String> objection(PointsAdjusted event) {
        Account account = context.account().snapshot();
        long change = event.points();
        if (change >= 0 ? !PointsPosting.canHold(account, change) : !PointsPosting.canLose(account, -change)) {
            return Optional.of("/points: expected a change after which the balance fits into 64 bits, got "
                    + (change > 0 ? "too many points" : "too few points"));
        }
        return event.opening() == null
                ? Optional.empty()
                : objection(event.opening().tier());
    }

    private Optional<String> objection(@Nullable String tier) {
        TierPolicy policy = context.ruleset().tiers();
        boolean known = tier == null || tier.equals(TierPolicy.NONE) || (policy != null && policy.hasTier(tier));
        return known
                ? Optional.empty()
                : Optional.of("/opening/tier: expected a tier of the ruleset, %s, got another string"
                        .formatted(tiers(policy)));
    }

    private static String tiers(@Nullable TierPolicy policy) {
        Stream<String> levels =
                policy == null ? Stream.of() : policy.levels().stream().map(TierPolicy.Level::id);
        return Stream.concat(Stream.of(TierPolicy.NONE), levels).collect(Collectors.joining(" or "));
    }
}
