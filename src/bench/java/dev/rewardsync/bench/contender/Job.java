package dev.rewardsync.bench.contender;

import java.util.List;

/**
 * What a contender is to do; travels on its command line.
 *
 * @param name the consumer group, and what the names of its topics begin with
 * @param input the topic of orders
 * @param volume what it is to write for each order, for the contender that decides nothing
 */
public record Job(String bootstrapServers, String name, String input, Volume volume) {

    /** How often offsets and outputs are committed: RewardSync's own default. */
    static final int COMMIT_INTERVAL_MS = 100;

    /** Where ledger entries go. */
    public String ledger() {
        return name + ".ledger";
    }

    /** Where balances go. */
    public String balances() {
        return name + ".balances";
    }

    /** Where exports go. */
    public String exports() {
        return name + ".exports";
    }

    /** Where notifications go. */
    public String notifications() {
        return name + ".notifications";
    }

    /** Where a store's content goes. */
    public String changelog(String store) {
        return name + "-" + store + "-changelog";
    }

    /** All outputs. */
    public List<String> outputs() {
        return List.of(ledger(), balances(), exports(), notifications());
    }

    /** The command line that {@link #of} reads. */
    public List<String> arguments() {
        return List.of(bootstrapServers, name, input, volume.text());
    }

    static Job of(String[] arguments) {
        return new Job(arguments[0], arguments[1], arguments[2], Volume.of(arguments[3]));
    }
}
