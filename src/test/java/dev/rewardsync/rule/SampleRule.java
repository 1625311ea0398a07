package dev.rewardsync.rule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A builder of rules for tests. The default is a cart rule that awards ten points to every customer. */
final class SampleRule {

    private final String id;
    private boolean active = true;
    private RuleMode mode = RuleMode.LIVE;
    private Instant from;
    private Instant until;
    private Schedule schedule;
    private List<RuleLimit> limits = List.of();
    private Set<String> websites = Set.of();
    private Set<String> groups = Set.of();
    private int priority;
    private boolean stop;
    private Condition when = Condition.ALWAYS;
    private EarningStyle earn = new EarningStyle.Fixed(10, 0);
    private Map<String, EarningStyle> tierEarn = Map.of();
    private Trigger trigger = Trigger.ORDER_PLACED;
    private ItemCondition items;

    private SampleRule(String id) {
        this.id = id;
    }

    static SampleRule rule(String id) {
        return new SampleRule(id);
    }

    SampleRule inactive() {
        active = false;
        return this;
    }

    SampleRule from(Instant beginning) {
        from = beginning;
        return this;
    }

    SampleRule until(Instant end) {
        until = end;
        return this;
    }

    SampleRule limits(RuleLimit... maxima) {
        limits = List.of(maxima);
        return this;
    }

    SampleRule trial() {
        mode = RuleMode.TRIAL;
        return this;
    }

    SampleRule schedule(Schedule times) {
        schedule = times;
        return this;
    }

    SampleRule websites(String... names) {
        websites = Set.of(names);
        return this;
    }

    SampleRule groups(String... names) {
        groups = Set.of(names);
        return this;
    }

    SampleRule priority(int number) {
        priority = number;
        return this;
    }

    SampleRule stop() {
        stop = true;
        return this;
    }

    SampleRule when(Condition condition) {
        when = condition;
        return this;
    }

    SampleRule earn(EarningStyle style) {
        earn = style;
        return this;
    }

    SampleRule tierEarn(String tier, EarningStyle style) {
        tierEarn = Map.of(tier, style);
        return this;
    }

    SampleRule on(Trigger event) {
        trigger = event;
        return this;
    }

    SampleRule items(ItemCondition condition) {
        items = condition;
        return this;
    }

    EarningRule build() {
        return EarningRuleBuilder.builder()
                .id(id)
                .name(id)
                .trigger(trigger)
                .active(active)
                .mode(mode)
                .from(from)
                .until(until)
                .schedule(schedule)
                .websites(websites)
                .groups(groups)
                .priority(priority)
                .stop(stop)
                .when(when)
                .items(items)
                .earn(earn)
                .tierEarn(tierEarn)
                .award(new Award("completed", null))
                .onRefund(RefundPolicy.PROPORTIONAL)
                .limits(limits)
                .messages(RuleMessages.NONE)
                .build();
    }
}
