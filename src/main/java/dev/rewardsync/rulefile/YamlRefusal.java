package dev.rewardsync.rulefile;

/** A file that can't be read on after a certain place. */
final class YamlRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place at;

    YamlRefusal(Place at, String problem) {
        super(problem);
        this.at = at;
    }

    Place at() {
        return at;
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
