package dev.rewardsync.console.ingest;

/** Thrown if the database does not belong to the topics that exist now. The message has the reason and the solution. */
final class RebuildRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildRequiredException(String reason) {
        super(reason + ". The database has records that these topics do not have. Restart the console with --rebuild:"
                + " it then deletes what it has read and reads the topics from their beginning");
    }
}
