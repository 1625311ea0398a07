package dev.rewardsync.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where to look next, once the demonstration has run. */
final class NextSteps {
    private static final String EVENT = """
            {"eventId":"mine-1","occurredAt":"2018-02-01T10:15:30Z","customerId":"me","orderId":"MINE-1",\
            "currency":"USD","lines":[{"lineId":"1","sku":"CHAIR-1","quantity":1,"unitPrice":"50.00",\
            "attributes":{"category":["Furniture","Chairs"]}}],"totals":{"grandTotal":"50.00"}}""";

    private NextSteps() {}

    static String of(DemoSettings settings, String bootstrapServers) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return """
                All of it keeps running until Ctrl-C. Where to look next:
                  health      %s
                  metrics     %s
                  Kafka       %s (read_committed, please)
                  worker log  %s

                Send an order of your own, from another terminal, and see what becomes of it:
                  '%s' '@%s' %s shop.order-placed '%s'""".formatted(
                        settings.url("/actuator/health"),
                        settings.url("/actuator/prometheus"),
                        bootstrapServers,
                        settings.dir().resolve("worker.log"),
                        java,
                        writeArguments(settings.dir().resolve("send.args")),
                        bootstrapServers,
                        EVENT);
    }

    /** The class path is too long for a command to be copied, so that Java is given it in a file. */
    private static Path writeArguments(Path file) throws IOException {
        String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
        return Files.write(file, List.of("-cp", '"' + classPath + '"', Send.class.getName()));
    }
}
