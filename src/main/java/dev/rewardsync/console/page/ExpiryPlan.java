package dev.rewardsync.console.page;

import dev.rewardsync.console.books.Page;
import dev.rewardsync.console.books.StoredLot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What expires when, as the parts of one bar.
 *
 * @param parts the first days with their points, then all later days together, then the points without a date
 * @param complete whether all lots are in it; a customer can have very many
 */
public record ExpiryPlan(List<Part> parts, boolean complete) {

    private static final int DAYS_SHOWN = 5;

    /**
     * Points that expire together.
     *
     * @param day when they expire; for the later days, the first of them; null if they have no date
     * @param later whether the part has all later days
     * @param points the points
     * @param offset the share of the parts before it, in percent of all points
     * @param share the share of the part, in percent of all points
     */
    public record Part(@Nullable LocalDate day, boolean later, long points, double offset, double share) {}

    private record Sum(@Nullable LocalDate day, boolean later, long points) {}

    /** Returns the plan of some lots, those that expire first before the others. */
    static ExpiryPlan of(Page<StoredLot> lots, ZoneId zone) {
        TreeMap<LocalDate, Long> byDay = new TreeMap<>();
        long undated = 0;
        for (StoredLot lot : lots.items()) {
            Instant at = lot.expiresAt();
            if (at == null) {
                undated += lot.remaining();
            } else {
                byDay.merge(LocalDate.ofInstant(at, zone), lot.remaining(), Long::sum);
            }
        }
        return new ExpiryPlan(parts(sums(byDay, undated)), lots.next() == null);
    }

    private static List<Sum> sums(TreeMap<LocalDate, Long> byDay, long undated) {
        List<Sum> sums = new ArrayList<>();
        while (!byDay.isEmpty() && (sums.size() < DAYS_SHOWN - 1 || byDay.size() == 1)) {
            var first = byDay.pollFirstEntry();
            sums.add(new Sum(first.getKey(), false, first.getValue()));
        }
        if (!byDay.isEmpty()) {
            long points = byDay.values().stream().mapToLong(Long::longValue).sum();
            sums.add(new Sum(byDay.firstKey(), true, points));
        }
        if (undated > 0) {
            sums.add(new Sum(null, false, undated));
        }
        return sums;
    }

    private static List<Part> parts(List<Sum> sums) {
        double all = sums.stream().mapToDouble(Sum::points).sum();
        List<Part> parts = new ArrayList<>(sums.size());
        double offset = 0;
        for (Sum sum : sums) {
            double share = sum.points() * 100 / all;
            parts.add(new Part(sum.day(), sum.later(), sum.points(), offset, share));
            offset += share;
        }
        return List.copyOf(parts);
    }
}
