package dev.rewardsync.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traces of earlier workers in Kafka. If the state is lost and other traces are not, a worker must not start: it
 * would count every known customer from 0 again.
 *
 * @param ledgerHasEntries whether the ledger has a committed record
 * @param offsets the committed offsets of the consumer group
 * @param missingChangelogs the changelog topics that do not exist
 * @param accountsAreEmpty whether the changelog of the accounts has no records, or does not exist
 */
record StateEvidence(
        boolean ledgerHasEntries, Offsets offsets, List<String> missingChangelogs, boolean accountsAreEmpty) {

    /** The committed offsets of a consumer group. */
    enum Offsets {
        /** None, or they expired. */
        NONE,
        /** All are 0, as after a reset. */
        BEGINNING,
        /** Records were consumed. */
        ADVANCED
    }

    StateEvidence {
        missingChangelogs = List.copyOf(missingChangelogs);
    }

    /**
     * Returns the contradiction, as a part of a sentence; null if there is none.
     *
     * <p>These are no contradictions: the first start; consumed records without an account, if all of them were guests'
     * orders or dead letters; and changelogs that a first start created before it was killed.
     */
    @Nullable
    String contradiction() {
        if (ledgerHasEntries && accountsAreEmpty && missingChangelogs.isEmpty()) {
            return "the ledger has entries, but the changelog of the accounts is empty";
        }
        if (ledgerHasEntries && !missingChangelogs.isEmpty()) {
            return "the ledger has entries, but changelog topics are missing: " + String.join(", ", missingChangelogs);
        }
        if (offsets == Offsets.ADVANCED && !missingChangelogs.isEmpty()) {
            return "the consumer group has committed offsets, but changelog topics are missing: "
                    + String.join(", ", missingChangelogs);
        }
        if (ledgerHasEntries && offsets == Offsets.NONE) {
            return "the ledger has entries, but the consumer group has no committed offsets";
        }
        return null;
    }
}
