package dev.rewardsync.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports misspelled settings without a stack trace. */
final class MisspelledSettingAnalyzer extends AbstractFailureAnalyzer<MisspelledSettingException> {

    private static final String ACTION =
            "Correct the setting or remove it. \"rewardsync serve --help\" and docs/settings.md list all settings.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MisspelledSettingException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
