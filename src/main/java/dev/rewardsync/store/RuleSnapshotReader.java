package dev.rewardsync.store;

import dev.rewardsync.rule.RuleSnapshot;

/** Reads the rules that are stored with accruals. */
@FunctionalInterface
public interface RuleSnapshotReader {

    /**
     * Returns the rule of a text.
     *
     * @param language the rule language of the text
     */
    RuleSnapshot read(int language, String text);
}
