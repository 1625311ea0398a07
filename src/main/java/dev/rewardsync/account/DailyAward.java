package dev.rewardsync.account;

import java.time.LocalDate;

/** The points that one rule gave a customer on one calendar day of the ruleset's time zone. */
public record DailyAward(String ruleId, LocalDate day, long points) {}
