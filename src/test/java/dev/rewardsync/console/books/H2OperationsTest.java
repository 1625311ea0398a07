package dev.rewardsync.console.books;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2OperationsTest extends OperationsContract {

    @TempDir
    private static Path dir;

    @Override
    String url() {
        return "jdbc:h2:file:" + dir.resolve("console") + ";DB_CLOSE_DELAY=-1";
    }
}
