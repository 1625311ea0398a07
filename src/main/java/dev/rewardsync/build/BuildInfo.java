package dev.rewardsync.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Identifies the running program.
 *
 * @param version the version of the build, such as {@code 1.2.0}
 * @param commit the first 12 digits of the commit that was built
 * @param java the version of the Java that runs it
 */
public record BuildInfo(String version, String commit, String java) {

    /** The version or commit of a build that does not know it, such as one of a source archive. */
    public static final String UNKNOWN = "unknown";

    private static final BuildInfo CURRENT = new BuildInfo(
            property("/META-INF/build-info.properties", "build.version"),
            property("/git.properties", "git.commit.id.abbrev"),
            Runtime.version().toString());

    /** Returns the identity of this program. */
    public static BuildInfo current() {
        return CURRENT;
    }

    /** Returns a property of a file that Maven writes; {@link #UNKNOWN} if there is no such file or property. */
    static String property(String file, String name) {
        try (InputStream stream = BuildInfo.class.getResourceAsStream(file)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty(name, UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
