package dev.rewardsync.console;

import dev.rewardsync.console.api.NextTiers;
import dev.rewardsync.console.api.WorkerAccounts;
import dev.rewardsync.console.rules.StoredRulesets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the access to customers' next tiers. */
@Configuration(proxyBeanMethods = false)
class TierConfiguration {

    @Bean
    NextTiers nextTiers(ConsoleSettings settings, StoredRulesets rulesets) {
        WorkerAccounts worker =
                settings.workerUrl() == null ? null : new WorkerAccounts(settings.workerUrl(), settings.workerToken());
        return new NextTiers(rulesets::inForce, worker);
    }
}
