package dev.rewardsync.app;

import dev.rewardsync.stream.StreamsWorker;
import dev.rewardsync.web.ApiToken;
import dev.rewardsync.web.CustomerApi;
import dev.rewardsync.web.ErrorReportConfiguration;
import dev.rewardsync.web.PeerInstances;
import java.time.InstantSource;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Creates the beans of the HTTP API. */
@Configuration(proxyBeanMethods = false)
@Import(ErrorReportConfiguration.class)
class ApiConfiguration {

    @Bean
    AdvertisedAddress advertisedAddress(RewardSyncSettings settings, ServerProperties server) {
        return AdvertisedAddress.of(settings.api(), server.getAddress());
    }

    @Bean
    PeerInstances peerInstances() {
        return new PeerInstances();
    }

    @Bean
    RouterFunction<ServerResponse> customerApi(
            RewardSyncSettings settings, StreamsWorker worker, RulesetSource rules, PeerInstances peers) {
        String token = settings.api().token();
        return token == null || token.isBlank()
                ? CustomerApi.disabled()
                : new CustomerApi(worker::find, rules::decider, peers, InstantSource.system())
                        .routes(new ApiToken(token.strip()));
    }

    /** Accepts percent-encoded slashes in paths, because a shop's ids may contain slashes. */
    @Bean
    TomcatConnectorCustomizer slashesInIds() {
        return connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        };
    }
}
