package dev.rewardsync.console.books;

import dev.rewardsync.console.PostgresExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresBooksIT extends BooksContract {

    @RegisterExtension
    static final PostgresExtension SERVER = new PostgresExtension();

    @Override
    String url() {
        return SERVER.url();
    }
}
