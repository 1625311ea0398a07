package dev.rewardsync.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The addresses and the example command that are printed at the end of the demonstration. */
final class NextSteps {
    private static final String EVENT = """
            {"eventId":"mine-1","occurredAt":"%s","customerId":"me","orderId":"MINE-1",\
            "currency":"USD","lines":[{"lineId":"1","sku":"CHAIR-1","quantity":1,"unitPrice":"50.00",\
            "attributes":{"category":["Furniture","Chairs"]}}],"totals":{"grandTotal":"50.00"}}""";

    private NextSteps() {}

    static String of(DemoSettings settings, String bootstrapServers) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return """
                Kafka, the worker and the console run until you press Ctrl-C. See:
                  health      %s
                  metrics     %s
                  Kafka       %s (use isolation.level=read_committed)
                  worker log  %s

                To send an order of your own and print the resulting records of its customer, run in another terminal:
                  '%s' '@%s' %s shop.order-placed '%s'
                The worker's clock follows the events here: after an event of today, points of the past expire.""".formatted(
                        settings.managementUrl("/actuator/health"),
                        settings.managementUrl("/actuator/prometheus"),
                        bootstrapServers,
                        settings.dir().resolve("worker.log"),
                        java,
                        writeArguments(settings.dir().resolve("send.args")),
                        bootstrapServers,
                        EVENT.formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Writes Java's arguments to a file, because the class path is too long to copy with a command. */
    private static Path writeArguments(Path file) throws IOException {
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        return Files.write(file, List.of("-cp", '"' + classPath + '"', SendEvent.class.getName()));
    }
}
