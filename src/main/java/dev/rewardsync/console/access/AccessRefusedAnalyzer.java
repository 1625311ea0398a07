package dev.rewardsync.console.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports why the console must not start, without a stack trace. */
final class AccessRefusedAnalyzer extends AbstractFailureAnalyzer<AccessRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AccessRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
