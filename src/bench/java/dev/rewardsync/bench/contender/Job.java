package dev.rewardsync.bench.contender;

import java.util.List;

/**
 * The topics and the output sizes of one run of a contender, which gets them on its command line.
 *
 * @param name the consumer group and the prefix of the output topics
 * @param input the topic of orders
 * @param profile the number and size of records for each order; only {@link PassThrough} uses it
 */
public record Job(String bootstrapServers, String name, String input, OutputProfile profile) {

    /** The commit interval: RewardSync's default. */
    static final int COMMIT_INTERVAL_MS = 100;

    /** The topic of ledger entries. */
    public String ledger() {
        return name + ".ledger";
    }

    /** The topic of balances. */
    public String balances() {
        return name + ".balances";
    }

    /** The topic of exports. */
    public String exports() {
        return name + ".exports";
    }

    /** The topic of notifications. */
    public String notifications() {
        return name + ".notifications";
    }

    /** The changelog topic of a store. */
    public String changelog(String store) {
        return name + "-" + store + "-changelog";
    }

    /** All output topics. */
    public List<String> outputs() {
        return List.of(ledger(), balances(), exports(), notifications());
    }

    /** Returns the command-line arguments that {@link #of} reads. */
    public List<String> arguments() {
        return List.of(bootstrapServers, name, input, profile.text());
    }

    static Job of(String[] arguments) {
        return new Job(arguments[0], arguments[1], arguments[2], OutputProfile.of(arguments[3]));
    }
}
