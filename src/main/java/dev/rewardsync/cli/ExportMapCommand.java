package dev.rewardsync.cli;

import dev.rewardsync.erp.plentyone.ExportedOrder;
import dev.rewardsync.erp.plentyone.PlentyMapping;
import dev.rewardsync.erp.plentyone.PlentySettings;
import dev.rewardsync.json.ExportedOrderReader;
import dev.rewardsync.json.PlentyOrderWriter;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Maps order exports from standard input to order requests of an ERP on standard output. See docs/plentyone.md. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        header = "Map order exports to the orders of an ERP, from NDJSON to NDJSON.",
        description = {
            "Each input line is an order export, or an output line of the command process; lines of other topics are"
                    + " skipped. Each output line is a request body of PlentyONE's POST /rest/orders. Only the first"
                    + " export of an order is mapped, unless --every-step is set.",
            "",
            "Options can be read from a file: export map @plentyone.options"
        })
final class ExportMapCommand implements Callable<Integer> {

    /** The supported ERP systems. */
    enum Erp {
        PLENTYONE
    }

    /** Converts the name of an ERP on the command line. */
    static final class ErpName implements ITypeConverter<Erp> {
        @Override
        public Erp convert(String name) {
            if (name.equals("plentyone")) {
                return Erp.PLENTYONE;
            }
            throw new TypeConversionException("expected plentyone, got " + name);
        }
    }

    @Option(
            names = "--to",
            required = true,
            paramLabel = "ERP",
            description = "The ERP: plentyone.",
            converter = ErpName.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Erp erp;

    @Option(names = "--plenty-id", required = true, paramLabel = "ID", description = "The client (shop) of the orders.")
    private int plentyId;

    @Option(names = "--status-id", paramLabel = "ID", description = "The status of new orders.")
    private @Nullable BigDecimal statusId;

    @Option(names = "--referrer-id", paramLabel = "ID", description = "The referrer of the orders.")
    private @Nullable BigDecimal referrerId;

    @Option(
            names = "--country-vat-id",
            paramLabel = "ID",
            description = "The VAT configuration (default: ${DEFAULT-VALUE}).")
    private int countryVatId = 1;

    @Option(
            names = "--vat",
            paramLabel = "RATE=FIELD",
            description = "The VAT field (0 to 5) of a tax rate in percent, such as 19=0; repeatable.")
    private Map<BigDecimal, Integer> vatFields = new LinkedHashMap<>();

    @Option(
            names = "--variation-attribute",
            paramLabel = "NAME",
            description = "The attribute of order lines with the variation's id (default: lines have no variation).")
    private @Nullable String variationAttribute;

    @Option(
            names = "--points-used-property",
            paramLabel = "TYPE",
            description = "The order property type for points used.")
    private @Nullable Integer pointsUsedType;

    @Option(
            names = "--points-earned-property",
            paramLabel = "TYPE",
            description = "The order property type for points earned.")
    private @Nullable Integer pointsEarnedType;

    @Option(
            names = "--balance-change-property",
            paramLabel = "TYPE",
            description = "The order property type for points earned minus points used.")
    private @Nullable Integer balanceChangeType;

    @Option(names = "--every-step", description = "Map all exports of an order, to update it.")
    private boolean everyStep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final InputStream in;
    private final OutputStream out;
    private long mapped;
    private long skipped;
    private long failed;

    ExportMapCommand() {
        this(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    }

    ExportMapCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PlentyMapping mapping = switch (erp) {
            case PLENTYONE -> new PlentyMapping(settings());
        };
        LineReader lines = new LineReader(in);
        try (OutputStream buffered = new BufferedOutputStream(out, 1 << 16)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    if (!LineReader.isBlank(line.get())) {
                        map(line.get(), mapping, buffered);
                    }
                } catch (ExportedOrderReader.InvalidExportException | PlentyMapping.UnmappableOrderException e) {
                    failed++;
                    err.printf("line %d: %s%n", lines.read(), e.getMessage());
                }
            }
        }
        err.printf("%,d mapped, %,d later exports skipped, %,d failed%n", mapped, skipped, failed);
        return failed == 0 ? RewardSyncCommand.SUCCESS : RewardSyncCommand.FINDINGS;
    }

    private void map(byte[] line, PlentyMapping mapping, OutputStream to)
            throws IOException, ExportedOrderReader.InvalidExportException, PlentyMapping.UnmappableOrderException {
        Optional<ExportedOrder> export = ExportedOrderReader.read(line);
        if (export.isEmpty()) {
            return;
        }
        if (!everyStep && !export.get().reason().equals(ExportedOrder.PLACED)) {
            skipped++;
            return;
        }
        to.write(PlentyOrderWriter.value(mapping.map(export.get())));
        to.write('\n');
        mapped++;
    }

    private PlentySettings settings() {
        NavigableMap<BigDecimal, Integer> fields = new TreeMap<>(vatFields);
        fields.forEach((rate, field) -> {
            if (rate.signum() < 0 || field < 0 || field > 5) {
                throw new ParameterException(
                        spec.commandLine(), "--vat: expected a rate of 0 or more and a field from 0 to 5");
            }
        });
        return new PlentySettings(
                plentyId,
                statusId,
                referrerId,
                countryVatId,
                fields,
                variationAttribute,
                pointsUsedType,
                pointsEarnedType,
                balanceChangeType);
    }
}
