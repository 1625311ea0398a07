package dev.rewardsync.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known name that is most similar to a mistyped one. */
public final class NearestName {

    private static final int MAX_LISTED = 12;

    private NearestName() {}

    /** Returns the known name with the smallest edit distance, ignoring case; null if all distances are too large. */
    public static @Nullable String to(String name, Collection<String> known) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        int maxDistance = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= maxDistance)
                .map(candidate -> new Candidate(candidate, editDistance(lowerCase, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= maxDistance)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name)
                .orElse(null);
    }

    /** Returns the list of known names for a message; null if there are none or too many. */
    public static @Nullable String list(Collection<String> known) {
        return known.isEmpty() || known.size() > MAX_LISTED ? null : "one of " + String.join(", ", known);
    }

    /**
     * Returns the Damerau-Levenshtein distance: the number of insertions, deletions, replacements and transpositions.
     */
    private static int editDistance(String from, String to) {
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

    private record Candidate(String name, int distance) {}
}
