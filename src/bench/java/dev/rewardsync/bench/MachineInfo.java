package dev.rewardsync.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/** The machine, the software versions and the commit of a measurement. */
record MachineInfo(
        int cores,
        long memoryBytes,
        String os,
        String architecture,
        String jdk,
        String kafka,
        String commit,
        Instant date) {

    static MachineInfo current() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineInfo(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion(),
                system.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                kafkaVersion(),
                describedCommit(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String kafkaVersion() {
        Properties properties = new Properties();
        try (InputStream file = MachineInfo.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** Returns the checked-out commit, with {@code -dirty} if files differ from it; {@code unknown} without git. */
    private static String describedCommit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String described = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return described.isEmpty() ? "unknown" : described;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
