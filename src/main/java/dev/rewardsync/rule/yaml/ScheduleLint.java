package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Schedule;

/** Searches for schedules that never or always hold. */
record ScheduleLint(WarningCollector warnings) {

    /** Adds a warning if a rule's schedule never or always holds. */
    void check(LocatedRule located) {
        EarningRule rule = located.rule();
        Schedule schedule = rule.schedule();
        YamlField field = located.section().field("schedule");
        if (schedule == null || field == null) {
            return;
        }
        if (schedule.isAlways()) {
            warn(field, "the schedule has no effect: it includes all days and times");
        } else if (rule.trigger().isTimeTriggered() && !schedule.includesMidnight()) {
            warn(
                    field,
                    "the rule never applies: the event %s is dated 00:00, and the schedule begins at %s"
                            .formatted(rule.trigger().wireName(), schedule.from()));
        } else if (!schedule.overlaps(rule.from(), rule.until())) {
            warn(field, "the rule never applies: no time of the schedule is between the rule's from and to");
        }
    }

    private void warn(YamlField field, String problem) {
        warnings.add(field.value().at(), field.path(), problem);
    }
}
