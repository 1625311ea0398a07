package dev.rewardsync.console.page;

import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates what all pages need. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    PageFormat format() {
        ZoneId zone = ZoneId.of("UTC");
        return new PageFormat(InstantSource.system(), () -> zone);
    }
}
