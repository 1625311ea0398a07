package dev.rewardsync.order;

import dev.rewardsync.account.Owner;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as it stands.
 *
 * @param placedAt when it was placed
 * @param seen the revisions and statuses that have taken effect
 * @param pointsUsed net of what was given back
 * @param rewardDiscount what was taken off for points, in the order's currency
 * @param taken where the points used came from, in the order of taking; less what was given back
 * @param accruals what rules gave for it, in the order of booking
 * @param discrepancies all found so far
 * @param notApplied cart rules that gave nothing
 * @param sales what the order added to the customer's lifetime sales, in the ruleset's currency
 * @param exportRevision of the last export, counting from 1
 */
public record OrderState(
        Owner owner,
        String orderId,
        Instant placedAt,
        List<SeenKey> seen,
        Phase phase,
        long pointsUsed,
        BigDecimal rewardDiscount,
        List<TakenPoints> taken,
        List<OrderAccrual> accruals,
        List<Discrepancy> discrepancies,
        List<NotApplied> notApplied,
        BigDecimal sales,
        int exportRevision)
        implements OrderMemory {

    /** Where in its life an order is. */
    public enum Phase {
        PLACED,
        COMPLETED,
        CANCELED
    }

    /** The fingerprint that was seen under a natural key. */
    public Optional<Long> fingerprintOf(String name) {
        return seen.stream()
                .filter(key -> key.name().equals(name))
                .map(SeenKey::fingerprint)
                .findFirst();
    }
}
