package dev.rewardsync.account;

import java.time.LocalDate;

/** The points that a rule awarded to a customer on a calendar day in the ruleset's time zone. */
public record DailyAward(String ruleId, LocalDate day, long points) {}
