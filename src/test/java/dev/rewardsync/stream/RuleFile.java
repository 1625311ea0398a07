package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.event.Received;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Business by a small ruleset: a point per dollar once completed, 10 for a review, both for 30 days. */
record RuleFile(Decider decider) implements Business {

    static final String TEXT = """
            currency: USD
            timezone: UTC
            points: {expireAfter: P30D}
            rules:
              - {id: spend, name: Spend, type: cart, earn: {style: per-spent, points: 1, step: "1.00"}}
              - {id: review, name: Review, type: behavior, event: review-approved, earn: {style: fixed, points: 10}}
            """;

    static RuleFile small() {
        return of(TEXT);
    }

    static RuleFile of(String text) {
        return switch (RulesetReader.read("rules.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Read(var ruleset) -> new RuleFile(new Decider(ruleset, DecisionPolicy.DEFAULT));
            case RulesetReader.Result.Refused(var errors) -> throw new IllegalStateException(errors.toString());
        };
    }

    @Override
    public Decision decide(Received received, CustomerState memory) {
        return decider.decide(received, memory);
    }

    @Override
    public Optional<Instant> nextTimerAt(Account account) {
        return decider.nextTimerAt(account);
    }

    @Override
    public String rules() {
        return decider.ruleset().version();
    }

    @Override
    public Decision fireTimers(CustomerState memory, Instant now) {
        return decider.fireTimers(memory, now);
    }
}
