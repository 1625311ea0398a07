package dev.rewardsync.rule.yaml;

/** Thrown if reading a file cannot continue after an error. */
final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SourceLocation at;

    YamlException(SourceLocation at, String problem) {
        super(problem);
        this.at = at;
    }

    SourceLocation at() {
        return at;
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
