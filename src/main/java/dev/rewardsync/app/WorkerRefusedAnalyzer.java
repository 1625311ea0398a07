package dev.rewardsync.app;

import dev.rewardsync.stream.WorkerRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports why the application cannot start, without a stack trace. */
final class WorkerRefusedAnalyzer extends AbstractFailureAnalyzer<WorkerRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WorkerRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
