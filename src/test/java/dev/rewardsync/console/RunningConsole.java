package dev.rewardsync.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole console in this process, with an H2 database in a directory, at free ports. */
public final class RunningConsole implements AutoCloseable {

    /** The setting of the brokers. Without it, Kafka does not answer. */
    public static final String KAFKA = "--spring.kafka.bootstrap-servers=";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningConsole(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a console. Settings have the form {@code --name=value}. */
    public static RunningConsole start(Path dir, String... settings) {
        SpringApplication application = new SpringApplication(ConsoleProgram.class);
        application.setAdditionalProfiles(ConsoleProgram.PROFILE);
        application.setRegisterShutdownHook(false);
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--rewardsync.console.database-file=" + dir.resolve("console")));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith(KAFKA))) {
            all.add(KAFKA + "localhost:1");
        }
        all.addAll(List.of(settings));
        return new RunningConsole(application.run(all.toArray(String[]::new)));
    }

    /** Returns the application. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Returns the port of pages and API. */
    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Returns the port of health and metrics. */
    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** Returns a new request to a path. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    /** Returns a new POST request with a body in JSON. */
    public HttpRequest.Builder post(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    /** Sends a request. Does not follow redirects. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
