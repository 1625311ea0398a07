package dev.rewardsync.console.access;

import dev.rewardsync.console.access.SignInRefusedException.Reason;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * Signs in with tokens of an OIDC issuer. Failures are not limited: signatures cannot be guessed, and expired tokens are
 * usual.
 */
final class IssuerSignIn implements AuthenticationManager {

    private static final Logger log = LoggerFactory.getLogger(IssuerSignIn.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final JwtAuthenticationProvider provider;

    IssuerSignIn(JwtDecoder decoder, JwtPerson person) {
        this.provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(person);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        try {
            return provider.authenticate(authentication);
        } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
            log.warn("The keys of the OIDC issuer cannot be read: {}", e.getMessage());
            throw new SignInRefusedException(Reason.ISSUER_UNAVAILABLE, RETRY);
        }
    }
}
