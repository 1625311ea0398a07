package dev.rewardsync.store;

import dev.rewardsync.rule.RuleSnapshot;

/** Makes rules of the texts that are stored with accruals. */
@FunctionalInterface
public interface RuleSnapshotReader {

    /**
     * Returns the rule of a text.
     *
     * @param language the rule language that the text is written in
     */
    RuleSnapshot of(int language, String text);
}
