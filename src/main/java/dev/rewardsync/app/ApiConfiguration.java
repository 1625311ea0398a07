package dev.rewardsync.app;

import dev.rewardsync.stream.StreamsWorker;
import dev.rewardsync.web.ApiToken;
import dev.rewardsync.web.CustomerApi;
import dev.rewardsync.web.PeerInstances;
import java.time.InstantSource;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Puts the HTTP API together. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    PeerInstances otherInstances() {
        return new PeerInstances();
    }

    @Bean
    RouterFunction<ServerResponse> customerApi(
            RewardSyncSettings settings, StreamsWorker worker, RulesetSource rules, PeerInstances others) {
        String token = settings.api().token();
        return token == null || token.isBlank()
                ? CustomerApi.off()
                : new CustomerApi(worker::find, rules::decider, others, InstantSource.system())
                        .routes(new ApiToken(token.strip()));
    }

    /** Ids of the shop's may have slashes, which are percent-encoded in a path. */
    @Bean
    TomcatConnectorCustomizer slashesInIds() {
        return connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        };
    }
}
