package dev.rewardsync.console.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Thrown if a sign-in is not checked now. */
final class SignInRefusedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Duration retryAfter;

    /** Why a sign-in is not checked. */
    enum Reason {
        /** There were too many failures. */
        TOO_MANY_FAILURES,
        /** The issuer does not answer, so that its keys are unknown. */
        ISSUER_UNAVAILABLE
    }

    SignInRefusedException(Reason reason, Duration retryAfter) {
        super(reason.name());
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    Reason reason() {
        return reason;
    }

    /** Returns the time after which to retry, in seconds. */
    long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
