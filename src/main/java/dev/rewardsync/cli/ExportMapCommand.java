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

/** Order exports from standard input as bodies of an ERP's order requests, one a line, to standard output. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        header = "Maps order exports to an ERP's orders: NDJSON to NDJSON.",
        description = {
            "Input lines are order exports, bare or as output lines of process; those of",
            "other topics are left out. Output lines are bodies of PlentyONE's",
            "POST /rest/orders. Only an order's first export becomes one, unless",
            "--every-step is given.",
            "",
            "Options can stand in a file: export map @plentyone.options"
        })
final class ExportMapCommand implements Callable<Integer> {

    /** The systems that there is a mapping for. */
    enum Erp {
        PLENTYONE
    }

    /** Their names on the command line. */
    static final class ErpName implements ITypeConverter<Erp> {
        @Override
        public Erp convert(String name) {
            if (name.equals("plentyone")) {
                return Erp.PLENTYONE;
            }
            throw new TypeConversionException("expected plentyone, got " + name);
        }
    }

    @Option(names = "--to", required = true, paramLabel = "ERP", description = "plentyone", converter = ErpName.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Erp erp;

    @Option(names = "--plenty-id", required = true, paramLabel = "ID", description = "the client (shop) of the orders")
    private int plentyId;

    @Option(names = "--status-id", paramLabel = "ID", description = "the status that new orders get")
    private @Nullable BigDecimal statusId;

    @Option(names = "--referrer-id", paramLabel = "ID", description = "the referrer of the orders")
    private @Nullable BigDecimal referrerId;

    @Option(names = "--country-vat-id", paramLabel = "ID", description = "the VAT configuration (${DEFAULT-VALUE})")
    private int countryVatId = 1;

    @Option(
            names = "--vat",
            paramLabel = "RATE=FIELD",
            description = "the VAT field (0 to 5) of a rate in percent, such as 19=0; once for each rate")
    private Map<BigDecimal, Integer> vatFields = new LinkedHashMap<>();

    @Option(
            names = "--variation-attribute",
            paramLabel = "NAME",
            description = "the attribute of order lines that has the variation's id; without it: unassigned variations")
    private @Nullable String variationAttribute;

    @Option(names = "--points-used-property", paramLabel = "TYPE", description = "order property type for points used")
    private @Nullable Integer pointsUsedType;

    @Option(names = "--points-earned-property", paramLabel = "TYPE", description = "the same for points earned")
    private @Nullable Integer pointsEarnedType;

    @Option(names = "--balance-change-property", paramLabel = "TYPE", description = "the same for earned less used")
    private @Nullable Integer balanceChangeType;

    @Option(names = "--every-step", description = "map all exports of an order, to update it")
    private boolean everyStep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final InputStream in;
    private final OutputStream out;
    private long mapped;
    private long leftOut;
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
                } catch (ExportedOrderReader.InvalidExportException | PlentyMapping.Unmappable e) {
                    failed++;
                    err.printf("line %d: %s%n", lines.read(), e.getMessage());
                }
            }
        }
        err.printf("%,d mapped, %,d later steps left out, %,d could not be mapped%n", mapped, leftOut, failed);
        return failed == 0 ? RewardSyncCommand.FINE : RewardSyncCommand.FINDINGS;
    }

    private void map(byte[] line, PlentyMapping mapping, OutputStream to)
            throws IOException, ExportedOrderReader.InvalidExportException, PlentyMapping.Unmappable {
        Optional<ExportedOrder> export = ExportedOrderReader.read(line);
        if (export.isEmpty()) {
            return;
        }
        if (!everyStep && !export.get().reason().equals(ExportedOrder.PLACED)) {
            leftOut++;
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
