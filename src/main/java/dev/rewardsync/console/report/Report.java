package dev.rewardsync.console.report;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures. Cells are {@link String}, {@link Long} or {@link java.math.BigDecimal}; null if a figure is unknown.
 */
public interface Report {

    /** Returns the names of the columns. */
    List<String> columns();

    /**
     * Reads the figures.
     *
     * @param rows receives each row with a cell for each column. Rows can come while the database is still read
     * @return what applies to the whole report, by name
     */
    Map<String, @Nullable Object> read(Consumer<List<@Nullable Object>> rows);
}
