package dev.rewardsync.console.books;

import static dev.rewardsync.console.books.SampleBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.books.LatencyQueries.DayLatency;
import dev.rewardsync.console.database.TopicPosition;
import dev.rewardsync.json.OperatorAction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators look at, whichever database they read. */
abstract class OperationsContract {

    private SampleBooks books;

    /** Returns the URL of the database. */
    abstract String url();

    @BeforeEach
    void openBooks() {
        books = new SampleBooks(url());
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void delaysOfOrdersByDayOfTheZone() {
        Instant midnight = Instant.parse("2026-11-27T18:15:00Z");
        for (int order = 0; order <= 100; order++) {
            books.export("c-1", "o-" + order, 1, midnight.plusSeconds(order), null);
        }
        books.export("c-1", "o-1", 2, midnight, null)
                .export("c-1", "early", 1, midnight.minusSeconds(1), null)
                .export("c-1", "old", 1, midnight.minus(Duration.ofDays(2)), null)
                .write();
        books.jdbc().update("UPDATE order_export SET recorded_at = TIMESTAMP WITH TIME ZONE '2026-11-27 18:16:40+00'");
        books.jdbc()
                .update("UPDATE order_export SET recorded_at = TIMESTAMP WITH TIME ZONE '2026-11-27 00:00:00+00'"
                        + " WHERE order_id = 'early'");
        LatencyQueries latency = new LatencyQueries(books.client());

        for (String zone : new String[] {"Asia/Kathmandu", "+05:45"}) {
            assertThat(latency.byDay(midnight.minus(Duration.ofDays(1)), NOW, ZoneId.of(zone)))
                    .as(zone)
                    .containsExactly(
                            new DayLatency(LocalDate.of(2026, 11, 27), 1, 0, 0),
                            new DayLatency(LocalDate.of(2026, 11, 28), 101, 50, 95));
        }
    }

    @Test
    void replaysOfADeadLetter() {
        books.deadLetter("a-dlt", 7, "INVALID_EVENT", NOW, null)
                .action("one", "replay", NOW.plusSeconds(1), "{\"topic\":\"a-dlt\",\"partition\":2,\"offset\":7}")
                .action("all", "replay", NOW.plusSeconds(2), "{\"topic\":\"a-dlt\",\"code\":\"INVALID_EVENT\"}")
                .action("earlier", "replay", NOW.minusSeconds(1), "{\"topic\":\"a-dlt\"}")
                .action("other", "replay", NOW.plusSeconds(3), "{\"topic\":\"a-dlt\",\"partition\":2,\"offset\":8}")
                .action("code", "replay", NOW.plusSeconds(3), "{\"topic\":\"a-dlt\",\"code\":\"TOO_LARGE\"}")
                .action("topic", "replay", NOW.plusSeconds(3), "{\"topic\":\"b-dlt\"}")
                .action("to", "replay", NOW.plusSeconds(3), "{\"topic\":\"a-dlt\",\"to\":\"" + NOW + "\"}")
                .action("adjust", "adjust", NOW.plusSeconds(3), "{\"topic\":\"a-dlt\"}")
                .write();
        StoredDeadLetter letter = new DeadLetterQueries(books.client())
                .find(new TopicPosition("a-dlt", 2), 7)
                .orElseThrow()
                .letter();

        assertThat(new ActionQueries(books.client()).replaysOf(letter))
                .extracting(OperatorAction::actionId)
                .containsExactly("all", "one");
    }
}
