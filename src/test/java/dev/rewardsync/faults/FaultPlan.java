package dev.rewardsync.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The faults of a run, reproducible from a seed. They are drawn from a shuffled deck, so that a short run has many kinds.
 * The first fault adds two workers to the one that runs; later ones of every deck change the number again.
 */
final class FaultPlan {

    private static final int SCALED_EVERY = 6;

    private final Random random;
    private final Deque<Fault> deck = new ArrayDeque<>();
    private int planned;
    private int workers = 1;

    FaultPlan(long seed) {
        random = new Random(seed);
    }

    /** A fault with its random choices. */
    record Planned(Fault fault, int choice, int seconds) {

        void happen(Installation site) throws Exception {
            fault.happen(site, choice, seconds);
        }

        @Override
        public String toString() {
            return switch (fault) {
                case SCALED -> "%s to %d".formatted(fault, choice);
                case WORKER_KILLED, WORKER_RESTARTED -> fault.toString();
                default -> "%s for %d s".formatted(fault, seconds);
            };
        }
    }

    /** Returns the next fault. */
    Planned next() {
        if (planned++ % SCALED_EVERY == 0) {
            return scaledTo(workers == 3 ? 1 + random.nextInt(2) : 3);
        }
        if (deck.isEmpty()) {
            deck.addAll(shuffledDeck());
        }
        Fault fault = deck.pop();
        int seconds = fault.minSeconds + random.nextInt(fault.maxSeconds - fault.minSeconds + 1);
        return new Planned(fault, random.nextInt(1000), seconds);
    }

    /** Returns the fault that changes the number of workers. */
    Planned scaledTo(int count) {
        workers = count;
        return new Planned(Fault.SCALED, count, 0);
    }

    private List<Fault> shuffledDeck() {
        List<Fault> cards = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            cards.addAll(Collections.nCopies(fault.cards, fault));
        }
        Collections.shuffle(cards, random);
        return cards;
    }
}
