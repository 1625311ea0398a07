package dev.rewardsync.console.books;

import static dev.rewardsync.console.books.SampleBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.console.books.CustomerQueries.LotState;
import dev.rewardsync.console.books.DeadLetterQueries.LetterFilter;
import dev.rewardsync.console.books.HistoryQueries.HistoryFilter;
import dev.rewardsync.console.books.SeriesQueries.Period;
import dev.rewardsync.console.books.SeriesQueries.PeriodFigures;
import dev.rewardsync.console.database.TopicPosition;
import dev.rewardsync.ledger.EntryType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for the queries, whichever database they read. */
abstract class BooksContract {

    private static final Duration QUERY_LIMIT = Duration.ofSeconds(2);
    private static final List<String> ODD_IDS =
            List.of("c\\|'\"-é😀/%2F", "\0", "\ud83d", "50%_off!", "'; DROP TABLE customer", "\\u0000");

    private SampleBooks books;
    private JdbcClient jdbc;

    /** Returns the URL of the database. */
    abstract String url();

    @BeforeEach
    void openBooks() {
        books = new SampleBooks(url());
        jdbc = books.client();
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    /** Reads all pages, and checks that only the last one is not full. */
    private static <T> List<T> all(int size, Function<String, Page<T>> query) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = query.apply(cursor);
            if (page.next() != null) {
                assertThat(page.items()).hasSize(size);
            }
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static void assertFast(Runnable query) {
        long started = System.nanoTime();
        query.run();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(QUERY_LIMIT);
    }

    @Test
    void customersAreFoundByPrefix() {
        IntStream.range(0, 25).forEach(number -> books.customer("c-%02d".formatted(number), number, 1));
        ODD_IDS.forEach(id -> books.customer(id, 5, 0));
        books.write();
        CustomerQueries customers = new CustomerQueries(jdbc);
        assertThat(all(10, cursor -> customers.byIdPrefix("c-", cursor, 10)))
                .extracting(StoredCustomer::customerId)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj("c-%02d"::formatted).toList());
        assertThat(customers.byIdPrefix("c-1", null, 10).items()).hasSize(10);
        assertThat(customers.byIdPrefix("C-1", null, 10).items()).isEmpty();
        assertThat(all(3, cursor -> customers.byIdPrefix("", cursor, 3)))
                .extracting(StoredCustomer::customerId)
                .hasSize(31)
                .containsAll(ODD_IDS)
                .doesNotHaveDuplicates();
        for (String id : ODD_IDS) {
            assertThat(customers.byIdPrefix(id, null, 10).items())
                    .extracting(StoredCustomer::customerId)
                    .containsExactly(id);
            assertThat(customers.find(id))
                    .get()
                    .extracting(StoredCustomer::customerId)
                    .isEqualTo(id);
        }
        assertThat(customers.byIdPrefix("50%_", null, 10).items()).hasSize(1);
        assertThat(customers.byIdPrefix("50%%", null, 10).items()).isEmpty();
        assertThat(customers.byIdPrefix("%", null, 10).items()).isEmpty();
        assertThatThrownBy(() -> customers.byIdPrefix("", "xyz", 10)).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void customerHasAllFigures() {
        books.customer("c-1", 2_000, 50).customer("c-2", -10, 0).write();
        CustomerQueries customers = new CustomerQueries(jdbc);
        assertThat(customers.find("c-1"))
                .contains(new StoredCustomer(
                        "c-1",
                        2_000,
                        50,
                        new StoredCustomer.LifetimeFigures(2_300, 200, 100),
                        "gold",
                        "general",
                        7,
                        new StoredCustomer.NextExpiry(20, NOW.plusSeconds(86_400)),
                        NOW));
        assertThat(customers.find("c-2").orElseThrow())
                .returns(null, StoredCustomer::tier)
                .returns(null, StoredCustomer::nextExpiry);
        assertThat(customers.find("c-3")).isEmpty();
    }

    @Test
    void lotsComeInTheOrderOfTheirExpiry() {
        for (int number = 0; number < 10_000; number++) {
            Instant expiry = number % 4 == 0 ? null : NOW.plus(Duration.ofDays(number % 7));
            books.lot("c-1", "lot:" + number, NOW, expiry, 10, number % 2 == 0 ? 3 : 0, 0);
        }
        books.lot("c-2", "lot\0", NOW.minusSeconds(1), NOW, 10, 2, 8).write();
        CustomerQueries customers = new CustomerQueries(jdbc);
        List<StoredLot> open = all(999, cursor -> customers.lots("c-1", LotState.OPEN, cursor, 999));
        assertThat(open).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(open.stream()
                        .map(lot -> lot.expiresAt() == null ? Instant.MAX : lot.expiresAt())
                        .toList())
                .isSorted();
        assertThat(all(1_000, cursor -> customers.lots("c-1", LotState.ALL, cursor, 1_000)))
                .hasSize(10_000)
                .doesNotHaveDuplicates();
        assertThat(customers.lotTotals("c-1")).isEqualTo(new CustomerQueries.LotTotals(5_000, 15_000));
        assertThat(customers.lots("c-2", LotState.OPEN, null, 10).items())
                .containsExactly(new StoredLot("lot\0", NOW.minusSeconds(1), NOW, 10, 2, 8));
        assertThat(customers.lotTotals("c-3")).isEqualTo(new CustomerQueries.LotTotals(0, 0));
        assertFast(() -> customers.lots("c-1", LotState.OPEN, null, 100));
    }

    @Test
    void historyOfHundredThousandEntriesIsFast() {
        int entries = 100_000;
        books.history("c-1", entries, NOW.minusSeconds(entries - 1));
        books.entry("c-1", 77, EntryType.ADJUSTMENT, 1, NOW)
                .entry("c-2", 1, EntryType.ACCRUAL, 1, NOW)
                .write();
        HistoryQueries history = new HistoryQueries(jdbc);
        Page<StoredEntry> first = history.of("c-1", HistoryFilter.ALL, null, 100);
        assertThat(first.items())
                .extracting(StoredEntry::sequence)
                .containsExactlyElementsOf(LongStream.iterate(entries, sequence -> sequence - 1)
                        .limit(100)
                        .boxed()
                        .toList());
        assertThat(first.next()).isEqualTo("99901");
        assertThat(all(1_000, cursor -> history.of("c-1", HistoryFilter.ALL, cursor, 1_000)))
                .hasSize(entries);
        HistoryFilter rare = new HistoryFilter(Set.of(EntryType.ADJUSTMENT, EntryType.EXPIRY), null, null);
        assertThat(history.of("c-1", rare, null, 100).items())
                .extracting(StoredEntry::sequence)
                .containsExactly(77L);
        HistoryFilter range = new HistoryFilter(Set.of(), NOW.minusSeconds(99_990), NOW.minusSeconds(99_980));
        assertThat(history.of("c-1", range, null, 100).items())
                .extracting(StoredEntry::sequence)
                .containsExactlyElementsOf(LongStream.iterate(19, sequence -> sequence - 1)
                        .limit(10)
                        .boxed()
                        .toList());
        assertFast(() -> history.of("c-1", HistoryFilter.ALL, "50000", 100));
        assertFast(() -> history.of("c-1", rare, null, 100));
        assertFast(() -> history.of("c-1", range, null, 100));
        assertThatThrownBy(() -> history.of("c-1", HistoryFilter.ALL, "1.5", 1))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void entriesOfAnOrder() {
        IntStream.rangeClosed(1, 20).forEach(number -> books.entry("c-1", number, EntryType.ACCRUAL, 1, NOW));
        books.entry("c-2", 2, EntryType.ACCRUAL, 1, NOW).write();
        assertThat(new HistoryQueries(jdbc).ofOrder("c-1", "o-2"))
                .extracting(StoredEntry::sequence)
                .containsExactly(2L, 12L);
    }

    @Test
    void ordersOfCustomerAreTheirLatestExports() {
        for (int number = 0; number < 30; number++) {
            books.export("c-1", "o-" + number, 1, NOW.minusSeconds(number / 10), null);
        }
        books.export("c-1", "o-7", 2, NOW.plusSeconds(1), "OVERDRAWN,BELOW_MINIMUM")
                .export("c-2", "x", 1, NOW, null)
                .export(null, "o-7", 1, NOW, null)
                .write();
        OrderQueries orders = new OrderQueries(jdbc);
        List<StoredOrder> all = all(4, cursor -> orders.ofCustomer("c-1", cursor, 4));
        assertThat(all).hasSize(30).doesNotHaveDuplicates();
        assertThat(all.getFirst())
                .returns("o-7:2", StoredOrder::exportId)
                .returns(List.of("OVERDRAWN", "BELOW_MINIMUM"), StoredOrder::discrepancies);
        assertThat(all.stream().map(StoredOrder::occurredAt).toList().reversed())
                .isSorted();
        assertThat(orders.ofCustomer("c-3", null, 4).items()).isEmpty();
    }

    @Test
    void orderHasAllItsRevisions() {
        for (String id : List.of("o-1", "a/b:%|\0\ud83d")) {
            books.export("c-1", id, 1, NOW, null)
                    .export("c-1", id, 2, NOW, null)
                    .export("c-1", id, 3, NOW, null)
                    .export(null, id, 1, NOW, null)
                    .write();
            OrderQueries orders = new OrderQueries(jdbc);
            List<StoredExport> revisions = all(2, cursor -> orders.revisions(id, false, cursor, 2));
            assertThat(revisions)
                    .extracting(export -> export.order().revision())
                    .containsExactly(3, 2, 1);
            assertThat(revisions).extracting(export -> export.order().latest()).containsExactly(true, false, false);
            StoredExport newest = revisions.getFirst();
            assertThat(newest.document()).asString().isEqualTo("{\"revision\":3}");
            assertThat(newest.awards())
                    .containsExactly(
                            new StoredExport.StoredAward("spend", "One point", 150, false),
                            new StoredExport.StoredAward("double", "Twice", 150, true));
            assertThat(orders.orderDocument(newest.order().exportId()).orElseThrow())
                    .asString()
                    .isEqualTo("{}");
            assertThat(orders.find(id, false)).contains(newest.order());
            assertThat(orders.revisions(id, true, null, 10).items())
                    .extracting(export -> export.order().exportId())
                    .containsExactly("guest:" + id + ":1");
        }
        assertThat(new OrderQueries(jdbc).find("unknown", false)).isEmpty();
        assertThat(new OrderQueries(jdbc).orderDocument("unknown:1")).isEmpty();
    }

    @Test
    void deadLettersAreFiltered() {
        for (int offset = 0; offset < 20; offset++) {
            books.deadLetter("a-dlt", offset, "INVALID_EVENT", NOW.minusSeconds(offset / 5), "c-1");
        }
        books.deadLetter("b-dlt", 5, "CONFLICT", NOW.minusSeconds(100), null).write();
        DeadLetterQueries letters = new DeadLetterQueries(jdbc);
        assertThat(all(3, cursor -> letters.list(LetterFilter.ALL, cursor, 3)))
                .hasSize(21)
                .doesNotHaveDuplicates();
        assertThat(letters.list(new LetterFilter("b-dlt", null, null), null, 10).items())
                .singleElement()
                .returns(null, StoredDeadLetter::original)
                .returns(null, StoredDeadLetter::customerId);
        assertThat(letters.list(new LetterFilter("a-dlt", "CONFLICT", null), null, 10)
                        .items())
                .isEmpty();
        assertThat(letters.list(new LetterFilter(null, null, NOW.minusSeconds(1)), null, 100)
                        .items())
                .hasSize(10);
        assertThat(letters.counts(LetterFilter.ALL))
                .containsExactly(
                        new DeadLetterQueries.LetterCount("a-dlt", "INVALID_EVENT", 20),
                        new DeadLetterQueries.LetterCount("b-dlt", "CONFLICT", 1));
        StoredDeadLetter.WithValue found =
                letters.find(new TopicPosition("a-dlt", 2), 7).orElseThrow();
        assertThat(found.value()).containsExactly('{', 0, -1);
        assertThat(found.letter().original())
                .isEqualTo(new StoredDeadLetter.OriginalRecord("shop.order-placed", 3, 256));
        assertThat(letters.find(new TopicPosition("a-dlt", 3), 7)).isEmpty();
        assertThatThrownBy(() -> letters.list(LetterFilter.ALL, "999999999999999999.0", 1))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void overviewAddsUp() {
        books.customer("c-1", 100, 5)
                .customer("c-2", -30, 5)
                .customer("c-3", -40, 0)
                .customer("c-4", 0, 0)
                .export("c-1", "o-1", 1, NOW.minusSeconds(10), "OVERDRAWN")
                .export("c-1", "o-2", 1, NOW.minusSeconds(10), "OVERDRAWN")
                .export("c-1", "o-2", 2, NOW.minusSeconds(5), null)
                .export("c-1", "o-3", 1, NOW.minusSeconds(100), "OVERDRAWN")
                .export(null, "o-3", 1, NOW.minusSeconds(3), "BELOW_MINIMUM")
                .write();
        OverviewQueries overview = new OverviewQueries(jdbc);
        assertThat(overview.outstanding()).isEqualTo(new OverviewQueries.OutstandingPoints(4, 100, 10, 70, 2));
        assertThat(overview.mostOverdrawn(1))
                .extracting(StoredCustomer::customerId)
                .containsExactly("c-3");
        OverviewQueries.DoubtfulOrders doubtful = overview.withDiscrepancies(NOW.minusSeconds(60), 1);
        assertThat(doubtful.orders()).isEqualTo(2);
        assertThat(doubtful.newest()).extracting(StoredOrder::exportId).containsExactly("guest:o-3:1");
    }

    @Test
    void emptyDatabase() {
        assertThat(new OverviewQueries(jdbc).outstanding())
                .isEqualTo(new OverviewQueries.OutstandingPoints(0, 0, 0, 0, 0));
        assertThat(new OverviewQueries(jdbc).newestEvent()).isEmpty();
        assertThat(new SeriesQueries(jdbc).figures(NOW, NOW, Period.DAY, ZoneId.of("UTC")))
                .containsExactly(new PeriodFigures(Instant.parse("2026-11-28T00:00:00Z"), 0, 0, 0, 0, 0));
    }

    /** In Cairo, the day of 24 April 2026 begins at 01:00. */
    @Test
    void daysAfterAChangeOfClocksAtMidnightBeginAtMidnight() {
        Instant noon = Instant.parse("2026-04-24T09:00:00Z");
        books.entry("c-1", 1, EntryType.ACCRUAL, 1, noon)
                .entry("c-1", 2, EntryType.ACCRUAL, 2, noon.plus(Duration.ofDays(1)))
                .write();

        assertThat(new SeriesQueries(jdbc)
                        .figures(noon, noon.plus(Duration.ofDays(1)), Period.DAY, ZoneId.of("Africa/Cairo")))
                .containsExactly(
                        new PeriodFigures(Instant.parse("2026-04-23T22:00:00Z"), 0, 1, 0, 0, 1),
                        new PeriodFigures(Instant.parse("2026-04-24T21:00:00Z"), 0, 2, 0, 0, 2));
    }

    @Test
    void seriesCountByDayAndHourOfTheZone() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu"); // UTC+05:45
        Instant midnight = Instant.parse("2026-11-27T18:15:00Z");
        books.entry("c-1", 1, EntryType.ACCRUAL, 0, 100, midnight.minusMillis(1), NOW, "spend")
                .entry("c-1", 2, EntryType.ACCRUAL, 20, midnight)
                .entry("c-1", 3, EntryType.REDEMPTION, -7, midnight.plusSeconds(3_600))
                .entry("c-1", 4, EntryType.EXPIRY, -3, midnight.plusSeconds(3_601))
                .entry("c-1", 5, EntryType.RELEASE, 9, midnight)
                .entry("c-1", 6, EntryType.ACCRUAL, 1_000, midnight.plusSeconds(7_201))
                .export("c-1", "o-1", 1, midnight.minusMillis(1), null)
                .export("c-1", "o-1", 2, midnight, null)
                .export(null, "o-1", 1, midnight, null)
                .write();
        SeriesQueries series = new SeriesQueries(jdbc);
        assertThat(new OverviewQueries(jdbc).newestEvent()).contains(midnight.plusSeconds(7_201));
        Instant until = midnight.plusSeconds(7_200);
        assertThat(series.figures(midnight.minusSeconds(1), until, Period.DAY, kathmandu))
                .containsExactly(
                        new PeriodFigures(midnight.minus(Duration.ofDays(1)), 1, 100, 0, 0, 100),
                        new PeriodFigures(midnight, 1, 20, 7, 3, 19));
        assertThat(series.figures(midnight, until, Period.HOUR, kathmandu))
                .containsExactly(
                        new PeriodFigures(midnight, 1, 20, 0, 0, 29),
                        new PeriodFigures(midnight.plusSeconds(3_600), 0, 0, 7, 3, -10),
                        new PeriodFigures(midnight.plusSeconds(7_200), 0, 0, 0, 0, 0));
        Instant clockChange = Instant.parse("2026-11-01T04:00:00Z");
        assertThat(series.figures(
                        clockChange,
                        clockChange.plus(Duration.ofHours(25)),
                        Period.HOUR,
                        ZoneId.of("America/New_York")))
                .as("a day of 25 hours")
                .hasSize(26)
                .extracting(PeriodFigures::begin)
                .doesNotHaveDuplicates();
    }
}
