package dev.rewardsync.acceptance;

import dev.rewardsync.kafka.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Starts a broker before the tests of a class and stops it after them. */
final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {

    private Path dir;
    private KafkaBroker broker;

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        dir = Files.createTempDirectory("kafka");
        broker = KafkaBroker.start(dir);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (broker != null) {
            broker.close();
        }
        FileSystemUtils.deleteRecursively(dir);
    }
}
