package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** What days bring: birthdays, silences, tiers that lapse, and warnings of points about to run out. */
final class CalendarTimerHandler {

    private final DecisionContext context;
    private final UpcomingTimers schedule;
    private final Accruals accruals;
    private final TierAssessment tiers;

    CalendarTimerHandler(DecisionContext context, UpcomingTimers schedule, Accruals accruals, TierAssessment tiers) {
        this.context = context;
        this.schedule = schedule;
        this.accruals = accruals;
        this.tiers = tiers;
    }

    /** A day begins on which something may have grown too old to count. */
    void reviewTier(Timer.TierReassessment review) {
        tiers.review(Cause.time(review.at()));
    }

    void celebrate(Timer.Birthday birthday) {
        context.account().recordBirthday(birthday.year());
        run(Trigger.BIRTHDAY, birthday.at(), ruleId -> EntryId.birthdayAccrual(birthday.year(), ruleId));
    }

    void notice(Timer.Inactivity silence) {
        context.account().recordInactivity(silence.days(), silence.at());
        LocalDate day = silence.at().atZone(context.ruleset().zone()).toLocalDate();
        run(Trigger.inactive(silence.days()), silence.at(), ruleId -> EntryId.inactivityAccrual(day, ruleId));
    }

    /** Gives all warnings of a moment, and moves on from it: a warning is due once. */
    void warn(Instant at) {
        schedule.warningsAt(context.account().snapshot(), at).forEach(this::warn);
        context.account().settledTo(at);
    }

    /** Tells of all points that run out when these do. */
    private void warn(Timer.ExpiryWarning warning) {
        Account account = context.account().snapshot();
        String customer = account.owner().id();
        long points = account.lots().stream()
                .filter(lot -> warning.expiresAt().equals(lot.expiresAt()))
                .mapToLong(Lot::remaining)
                .sum();
        context.decision()
                .add(new Notification.PointsExpiring(
                        "expiring:" + customer + "|" + warning.expiresAt() + "|" + warning.days(),
                        customer,
                        warning.at(),
                        points,
                        warning.expiresAt()));
    }

    private void run(Trigger trigger, Instant at, Function<String, String> entryId) {
        Account account = context.account().snapshot();
        Facts facts = Facts.of(at, account.profile().signUpWebsite(), CustomerFacts.of(account), null);
        accruals.ofBehavior(trigger, facts, entryId, Cause.time(at));
    }
}
