package dev.rewardsync.console.report;

import dev.rewardsync.console.PostgresExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresReportsIT extends ReportsContract {

    @RegisterExtension
    static final PostgresExtension SERVER = new PostgresExtension();

    @Override
    String url() {
        return SERVER.url();
    }
}
