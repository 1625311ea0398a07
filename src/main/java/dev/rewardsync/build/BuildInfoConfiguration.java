package dev.rewardsync.build;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exposes the {@link BuildInfo} as a metric and in {@code /actuator/info}. Each program imports it. */
@Configuration(proxyBeanMethods = false)
public class BuildInfoConfiguration {

    @Bean
    MeterBinder buildInfoMetric() {
        BuildInfo build = BuildInfo.current();
        return registry -> Gauge.builder("rewardsync.build.info", () -> 1)
                .description("The version and the commit of the program, and the version of Java.")
                .tag("version", build.version())
                .tag("commit", build.commit())
                .tag("java", build.java())
                .register(registry);
    }

    @Bean
    InfoContributor buildInfoContributor() {
        BuildInfo build = BuildInfo.current();
        return info -> info.withDetail("version", build.version())
                .withDetail("commit", build.commit())
                .withDetail("java", build.java());
    }
}
