package dev.rewardsync.console.books;

import dev.rewardsync.console.PostgresExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOperationsIT extends OperationsContract {

    @RegisterExtension
    static final PostgresExtension SERVER = new PostgresExtension();

    @Override
    String url() {
        return SERVER.url();
    }
}
