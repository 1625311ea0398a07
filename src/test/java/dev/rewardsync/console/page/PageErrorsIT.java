package dev.rewardsync.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.RunningConsole;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a console whose database does not answer. */
class PageErrorsIT {

    @Test
    void pagesSayThatTheDatabaseDoesNotAnswer(@TempDir Path dir) throws Exception {
        try (RunningConsole console = RunningConsole.start(
                dir,
                "--spring.datasource.url=jdbc:postgresql://localhost:1/none",
                "--spring.datasource.hikari.connection-timeout=500")) {
            for (String path : new String[] {"/", "/customers", "/customers/c-1", "/orders/o-1", "/dead-letters"}) {
                HttpResponse<String> page = console.send(console.request(path).header("Accept", "text/html"));
                assertThat(page.statusCode()).as(path).isEqualTo(503);
                assertThat(page.body())
                        .contains("<h1>The database does not answer</h1>", "continues by itself", "Not up to date")
                        .doesNotContain("Exception");
            }
            assertThat(console.send(console.request("/nothing").header("Accept", "text/html"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
