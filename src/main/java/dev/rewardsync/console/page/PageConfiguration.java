package dev.rewardsync.console.page;

import dev.rewardsync.console.books.DeadLetterQueries;
import dev.rewardsync.console.books.OverviewQueries;
import dev.rewardsync.console.books.SeriesQueries;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates what the pages need. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    PageFormat format() {
        ZoneId zone = ZoneId.of("UTC");
        return new PageFormat(InstantSource.system(), () -> zone);
    }

    @Bean
    Today today(SeriesQueries series, OverviewQueries overview, DeadLetterQueries letters) {
        return new Today(series, overview, letters, InstantSource.system());
    }
}
