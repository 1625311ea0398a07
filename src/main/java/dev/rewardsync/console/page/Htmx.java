package dev.rewardsync.console.page;

/** Names of htmx, which loads parts of pages. */
final class Htmx {

    /** The header that its requests have. */
    static final String REQUEST = "HX-Request";

    private Htmx() {}
}
