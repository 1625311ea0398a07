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

/** Handles the timers that fire on days: birthday, anniversary, inactivity, tier reassessment and expiry warning. */
final class CalendarTimerHandler {

    private final DecisionContext context;
    private final UpcomingTimers upcomingTimers;
    private final Accruals accruals;
    private final TierAssessment tiers;

    CalendarTimerHandler(
            DecisionContext context, UpcomingTimers upcomingTimers, Accruals accruals, TierAssessment tiers) {
        this.context = context;
        this.upcomingTimers = upcomingTimers;
        this.accruals = accruals;
        this.tiers = tiers;
    }

    /** Reassesses the tier. */
    void reassessTier(Timer.TierReassessment timer) {
        tiers.reassess(Cause.ofTimer(timer.at()));
    }

    void fireBirthday(Timer.Birthday timer) {
        context.account().recordBirthday(timer.year());
        run(Trigger.BIRTHDAY, timer.at(), ruleId -> EntryId.birthdayAccrual(timer.year(), ruleId));
    }

    void fireAnniversary(Timer.Anniversary timer) {
        context.account().recordAnniversary(timer.year());
        run(Trigger.ANNIVERSARY, timer.at(), ruleId -> EntryId.anniversaryAccrual(timer.year(), ruleId));
    }

    void fireInactivity(Timer.Inactivity timer) {
        context.account().recordInactivity(timer.days(), timer.at());
        LocalDate day = timer.at().atZone(context.ruleset().zone()).toLocalDate();
        run(Trigger.inactive(timer.days()), timer.at(), ruleId -> EntryId.inactivityAccrual(day, ruleId));
    }

    /** Sends all warnings of an instant and advances the account's time, so that each warning fires once. */
    void fireExpiryWarnings(Instant at) {
        upcomingTimers.warningsAt(context.account().snapshot(), at).forEach(this::warn);
        context.account().advanceTo(at);
    }

    /** Notifies the customer of all points that expire at the warning's {@code expiresAt}. */
    private void warn(Timer.ExpiryWarning warning) {
        Account account = context.account().snapshot();
        String customer = account.owner().id();
        long points = account.lots().stream()
                .filter(lot ->
                        warning.expiresAt().equals(account.pointsActivity().expiryOf(lot)))
                .mapToLong(Lot::remaining)
                .sum();
        context.decision()
                .addNotifications(new Notification.PointsExpiring(
                        "expiring:" + customer + "|" + warning.expiresAt() + "|" + warning.days(),
                        customer,
                        warning.at(),
                        points,
                        warning.expiresAt()));
    }

    private void run(Trigger trigger, Instant at, Function<String, EntryId> entryId) {
        Account account = context.account().snapshot();
        Facts facts = Facts.of(at, account.profile().signUpWebsite(), CustomerFacts.of(account), null);
        accruals.runBehaviorRules(trigger, facts, entryId, Cause.ofTimer(at));
    }
}
