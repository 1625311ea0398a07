package dev.rewardsync.console.access;

import java.net.InetAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Creates the beans that decide who may use the console. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";
    private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);

    /** Returns how people sign in. Refuses settings that would let other machines in without a sign-in. */
    @Bean
    SignIn signIn(
            AccessSettings settings,
            ObjectProvider<JwtDecoder> issuer,
            ServerProperties server,
            Environment environment) {
        SignIn signIn = signIn(new RoleTokens(settings), issuer.getIfAvailable());
        if (signIn == SignIn.LOCAL) {
            requireLoopback(server.getAddress());
            requireNoProxy(server.getForwardHeadersStrategy());
            log.info("There is no sign-in: everyone on this machine is an operator of the console");
        } else if (signIn == SignIn.OIDC
                && !Binder.get(environment).bind(AUDIENCES, String[].class).isBound()) {
            log.warn("The issuer's tokens for other applications are accepted, too. Set {}", AUDIENCES);
        }
        return signIn;
    }

    private static SignIn signIn(RoleTokens tokens, @Nullable JwtDecoder issuer) {
        if (issuer == null) {
            return tokens.isEmpty() ? SignIn.LOCAL : SignIn.TOKEN;
        }
        if (!tokens.isEmpty()) {
            throw new AccessRefusedException(
                    "Tokens (rewardsync.console.viewer-token, operator-token) and an OIDC issuer"
                            + " (spring.security.oauth2.resourceserver.jwt) are both set. Set one of them.");
        }
        return SignIn.OIDC;
    }

    private static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new AccessRefusedException("server.address would let other machines use the console, and nobody signs"
                    + " in. Set rewardsync.console.viewer-token and rewardsync.console.operator-token, or"
                    + " spring.security.oauth2.resourceserver.jwt.issuer-uri; see docs/console.md.");
        }
    }

    /** A proxy that is trusted could say that a request comes from this machine. */
    private static void requireNoProxy(ServerProperties.@Nullable ForwardHeadersStrategy strategy) {
        if (strategy != null && strategy != ServerProperties.ForwardHeadersStrategy.NONE) {
            throw new AccessRefusedException("server.forward-headers-strategy would let other machines use the console"
                    + " through a proxy, and nobody signs in. Set rewardsync.console.viewer-token and"
                    + " rewardsync.console.operator-token, or an OIDC issuer; see docs/console.md.");
        }
    }

    /** Limits how often the issuer is asked for its keys: a token with an unknown key would otherwise ask each time. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer issuerKeys() {
        return builder -> builder.restOperations(IssuerRequests.limited(InstantSource.system()));
    }

    @Bean
    AuthenticationManager authenticationManager(
            SignIn signIn, AccessSettings settings, ObjectProvider<JwtDecoder> issuer) {
        return signIn == SignIn.OIDC
                ? new IssuerSignIn(issuer.getObject(), new JwtPerson(settings.rolesClaim(), settings.nameClaim()))
                : new LimitedSignIn(
                        new TokenSignIn(new RoleTokens(settings)), new FailedSignIns(InstantSource.system()));
    }

    @Bean
    SecurityFilterChain access(HttpSecurity http, SignIn signIn, AuthenticationManager manager, RefusalPage page) {
        return new AccessRules(signIn, manager, page).apply(http);
    }

    /** Accepts all characters in paths, because a shop's ids may have them. The rules compare decoded segments. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowNull(true);
        firewall.setAllowUrlEncodedLineFeed(true);
        firewall.setAllowUrlEncodedCarriageReturn(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        return firewall;
    }
}
