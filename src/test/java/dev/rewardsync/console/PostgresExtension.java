package dev.rewardsync.console;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a {@link PostgresServer} for the tests of a class. Skips them if PostgreSQL is not installed. */
public final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {

    private @Nullable PostgresServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = PostgresServer.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    /** Returns the URL of the database, with the user. */
    public String url() {
        return Objects.requireNonNull(server).url();
    }
}
