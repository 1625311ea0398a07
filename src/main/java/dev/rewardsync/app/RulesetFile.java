package dev.rewardsync.app;

import dev.rewardsync.rule.yaml.RulesetReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;

/**
 * The ruleset's file, or another resource. A read does not block without end: a file must be a regular file, and another
 * resource must respond within 10 seconds. It reads at most one byte more than the size limit.
 */
record RulesetFile(Resource resource) {

    private static final int TIMEOUT_MS = 10_000;

    /**
     * Returns the content. Of a file that is too large, returns one byte more than the limit, so that the reader
     * rejects it.
     *
     * @throws IOException if it is missing, is not a regular file, such as a named pipe, or does not answer
     */
    byte[] read() throws IOException {
        try (InputStream content = open()) {
            return content.readNBytes(RulesetReader.MAX_BYTES + 1);
        }
    }

    /** Returns the name for messages. */
    String name() {
        String name = resource.getFilename();
        return name == null ? description() : name;
    }

    /** Returns the location for messages. */
    String description() {
        return resource.getDescription();
    }

    private InputStream open() throws IOException {
        if (!resource.isFile()) {
            URLConnection connection = resource.getURL().openConnection();
            connection.setUseCaches(false);
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            return connection.getInputStream();
        }
        Path path = resource.getFile().toPath();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("%s is not a regular file".formatted(path));
        }
        return resource.getInputStream();
    }
}
