package dev.rewardsync.console.access;

import dev.rewardsync.console.access.SignInRefusedException.Reason;
import java.time.Duration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks sign-ins unless too many of them failed. */
record LimitedSignIn(AuthenticationManager manager, FailedSignIns failures) implements AuthenticationManager {

    @Override
    public Authentication authenticate(Authentication authentication) {
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
        Duration wait = failures.wait(address);
        if (wait.isPositive()) {
            throw new SignInRefusedException(Reason.TOO_MANY_FAILURES, wait);
        }
        try {
            return manager.authenticate(authentication);
        } catch (AuthenticationException e) {
            failures.add(address);
            throw e;
        }
    }
}
