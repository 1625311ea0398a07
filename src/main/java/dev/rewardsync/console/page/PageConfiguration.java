package dev.rewardsync.console.page;

import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.LatencyQueries;
import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.SeriesQueries;
import dev.rewardsync.console.rules.StoredRulesets;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates what the pages need. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    PageFormat format(StoredRulesets rulesets) {
        return new PageFormat(InstantSource.system(), new RulesetZone(rulesets, InstantSource.system()));
    }

    @Bean
    Today today(SeriesQueries series, LatencyQueries latency, OverviewQueries overview, DeadLetterQueries letters) {
        return new Today(series, latency, overview, letters, InstantSource.system());
    }
}
