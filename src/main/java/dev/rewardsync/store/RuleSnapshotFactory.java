package dev.rewardsync.store;

import dev.rewardsync.rule.RuleSnapshot;

/** Creates the snapshots of rules that are stored with accruals. */
@FunctionalInterface
public interface RuleSnapshotFactory {

    /**
     * Creates the snapshot of a stored text.
     *
     * @param language the rule language of the text
     */
    RuleSnapshot create(int language, String text);
}
