package dev.rewardsync.console.database;

import dev.rewardsync.console.PostgresExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDatabaseIT extends DatabaseContract {

    @RegisterExtension
    static final PostgresExtension SERVER = new PostgresExtension();

    @Override
    String url() {
        return SERVER.url();
    }
}
