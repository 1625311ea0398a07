package dev.rewardsync.rule.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name that a mistyped one most likely stands for. */
final class NearestName {

    private static final int MAX_LISTED = 12;

    private NearestName() {}

    /** The known name with the fewest typing slips from the given one; null where all are too far. */
    static @Nullable String to(String name, Collection<String> known) {
        String plain = name.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= tolerated)
                .map(candidate -> new Candidate(candidate, slips(plain, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.slips <= tolerated)
                .min(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::name))
                .map(Candidate::name)
                .orElse(null);
    }

    /** What is known, for a message; null where it is too much for one. */
    static @Nullable String listed(Collection<String> known) {
        return known.isEmpty() || known.size() > MAX_LISTED ? null : "one of " + String.join(", ", known);
    }

    /** How many letters are to be added, dropped, replaced or swapped with their neighbour. */
    private static int slips(String from, String to) {
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : cheapest(distance, from, to, i, j);
            }
        }
        return distance[from.length()][to.length()];
    }

    private static int cheapest(int[][] distance, String from, String to, int i, int j) {
        int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cheapest, distance[i - 2][j - 2] + 1) : cheapest;
    }

    private record Candidate(String name, int slips) {}
}
