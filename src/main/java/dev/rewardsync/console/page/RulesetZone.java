package dev.rewardsync.console.page;

import dev.rewardsync.console.rules.StoredRulesets;
import dev.rewardsync.rule.Ruleset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The time zone of the ruleset in force, looked up at most every 30 seconds; UTC until it is known. Thread-safe. */
final class RulesetZone implements Supplier<ZoneId> {

    private static final Logger log = LoggerFactory.getLogger(RulesetZone.class);
    private static final Duration VALID = Duration.ofSeconds(30);

    private final StoredRulesets rulesets;
    private final InstantSource clock;
    private volatile Known known = new Known(ZoneId.of("UTC"), Instant.MIN);

    private record Known(ZoneId zone, Instant until) {}

    RulesetZone(StoredRulesets rulesets, InstantSource clock) {
        this.rulesets = rulesets;
        this.clock = clock;
    }

    @Override
    public ZoneId get() {
        Known last = known;
        Instant now = clock.instant();
        if (now.isBefore(last.until())) {
            return last.zone();
        }
        Known next = new Known(zoneOr(last.zone()), now.plus(VALID));
        known = next;
        return next.zone();
    }

    private ZoneId zoneOr(ZoneId otherwise) {
        try {
            return rulesets.inForce().map(Ruleset::zone).orElse(otherwise);
        } catch (DataAccessException e) {
            log.debug("The database did not answer; times are shown in {}", otherwise, e);
            return otherwise;
        }
    }
}
