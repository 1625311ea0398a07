package dev.rewardsync.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportCsvTest {

    /** A report of one column. */
    private record OneColumn(Object... cells) implements Report {

        @Override
        public List<String> columns() {
            return List.of("column");
        }

        @Override
        public Map<String, @Nullable Object> read(Consumer<List<@Nullable Object>> rows) {
            Arrays.stream(cells).forEach(cell -> rows.accept(Arrays.asList(cell)));
            return Map.of("sum", 1L);
        }
    }

    @Test
    void textsAreNoFormulasAndNumbersStayNumbers() throws IOException {
        assertThat(csv("=1+1", "+1", "-1", "@x", "\tx", "c-1", "a,b", "say \"x\"", -5L, new BigDecimal("-1E+3"), null))
                .containsExactly(
                        "column",
                        "'=1+1",
                        "'+1",
                        "'-1",
                        "'@x",
                        "'\tx",
                        "c-1",
                        "\"a,b\"",
                        "\"say \"\"x\"\"\"",
                        "-5",
                        "-1000",
                        "");
    }

    @Test
    void jsonHasRowsAndSummary() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(new OneColumn("a", -5L, new BigDecimal("1.50"), null), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"rows\":[{\"column\":\"a\"},{\"column\":-5},{\"column\":\"1.50\"},{}],\"summary\":{\"sum\":1}}");
    }

    private static List<String> csv(@Nullable Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportCsv.write(new OneColumn(cells), out);
        return List.of(out.toString(StandardCharsets.UTF_8).split("\r\n", -1)).subList(0, cells.length + 1);
    }
}
