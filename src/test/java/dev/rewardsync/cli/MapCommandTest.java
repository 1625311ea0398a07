package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {

    private static final String RULES = """
            currency: EUR
            timezone: UTC
            exchangeRates: {GBP: "0.80"}
            points: {award: {on: placed}}
            redemption: {coversShipping: true, rates: [{id: default, points: 100, value: "1.00"}]}
            rules:
              - {id: spend, type: cart, earn: {style: fixed, points: 50}}
            """;
    private static final String ORDER = """
            {"topic":"shop.order-placed","key":"c-1","value":{"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1",\
            "orderId":"42","currency":"%s","pricesIncludeTax":true,"coupon":{"code":"SUMMER"},"lines":[\
            {"lineId":"1","sku":"CHAIR","name":"Chair","quantity":2,"unitPrice":"59.50","discount":"11.90","tax":"15.39","taxRate":19,"attributes":{"plentyVariation":1001}},\
            {"lineId":"2","sku":"BOOK","quantity":1,"unitPrice":"10.70","tax":"0.63","taxRate":7}],\
            "shipping":{"method":"Parcel","amount":"5.95","tax":"0.86"},\
            "totals":{"other":[{"code":"Payment fee","amount":"2.00"},{"code":"Gift card","amount":"-20.00"}],"tax":"16.88","grandTotal":"93.38"},\
            "rewards":{"pointsUsed":1237,"discount":"12.37"}}}
            """;
    private static final String COMPLETED = """
            {"topic":"shop.order-status-changed","key":"c-1","value":{"eventId":"e-2","occurredAt":"2026-11-22T10:15:30Z","customerId":"c-1","orderId":"42","status":"completed"}}
            """;
    private static final String[] OPTIONS = {
        "--to=plentyone", "--plenty-id=1000", "--vat=19=0", "--vat=7=1", "--variation-attribute=plentyVariation"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String exports(String events) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(events.getBytes(StandardCharsets.UTF_8));
        RewardSyncCommand.commandLine(new ProcessCommand(in, results)).execute("--rules", rules.toString());
        return results.toString(StandardCharsets.UTF_8);
    }

    private int map(String exports, String... more) {
        List<String> arguments = new ArrayList<>(List.of(OPTIONS));
        arguments.addAll(List.of(more));
        ByteArrayInputStream in = new ByteArrayInputStream(exports.getBytes(StandardCharsets.UTF_8));
        return RewardSyncCommand.commandLine(new ExportMapCommand(in, out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private List<String> mapped() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void mapsAllFieldsOfAnOrder() throws IOException {
        int code = map(
                exports(ORDER.formatted("EUR")),
                "--status-id=3.5",
                "--referrer-id=1",
                "--points-used-property=1001",
                "--points-earned-property=1002",
                "--balance-change-property=1003");
        assertThat(err.toString()).isEqualTo("1 mapped, 0 later exports skipped, 0 failed\n");
        assertThat(code).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(mapped()).containsExactly("""
                {"typeId":1,"plentyId":1000,"statusId":3.5,"properties":[{"typeId":7,"value":"42"},{"typeId":18,"value":"SUMMER"},\
                {"typeId":1001,"value":"1237"},{"typeId":1002,"value":"50"},{"typeId":1003,"value":"-1187"}],\
                "dates":[{"typeId":2,"date":"2026-11-21T10:15:30Z"}],"orderItems":[\
                {"typeId":1,"referrerId":1,"itemVariationId":1001,"quantity":2,"orderItemName":"Chair","countryVatId":1,"vatField":0,"vatRate":19,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":59.5}]},\
                {"typeId":9,"referrerId":1,"quantity":1,"orderItemName":"BOOK","countryVatId":1,"vatField":1,"vatRate":7,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":10.7}]},\
                {"typeId":6,"referrerId":1,"quantity":1,"orderItemName":"Parcel","countryVatId":1,"vatField":0,"vatRate":19,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":5.95}]},\
                {"typeId":7,"referrerId":1,"quantity":1,"orderItemName":"Payment fee","countryVatId":1,"vatRate":0,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":2}]},\
                {"typeId":4,"referrerId":1,"quantity":1,"orderItemName":"Gift card","countryVatId":1,"vatRate":0,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":-20}]},\
                {"typeId":4,"referrerId":1,"quantity":1,"orderItemName":"Coupon SUMMER","countryVatId":1,"vatField":0,"vatRate":19,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":-11.9}]},\
                {"typeId":4,"referrerId":1,"quantity":1,"orderItemName":"Reward points (1237)","countryVatId":1,"vatField":1,"vatRate":7,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":-1.07}]},\
                {"typeId":4,"referrerId":1,"quantity":1,"orderItemName":"Reward points (1237)","countryVatId":1,"vatField":0,"vatRate":19,\
                "amounts":[{"isSystemCurrency":true,"currency":"EUR","exchangeRate":1,"priceOriginalGross":-11.3}]}]}""");
    }

    @Test
    void mapsAmountsInTheSystemCurrencyToo() throws IOException {
        assertThat(map(exports(ORDER.formatted("GBP")))).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(mapped().getFirst())
                .contains(
                        "\"amounts\":[{\"isSystemCurrency\":false,\"currency\":\"GBP\",\"exchangeRate\":0.8,"
                                + "\"priceOriginalGross\":59.5},"
                                + "{\"isSystemCurrency\":true,\"currency\":\"EUR\",\"exchangeRate\":1,\"priceOriginalGross\":74.375}]");
    }

    @Test
    void skipsLaterExportsByDefault() throws IOException {
        String exports = exports(ORDER.formatted("EUR") + COMPLETED);
        assertThat(map(exports)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(mapped()).hasSize(1);
        assertThat(map(exports, "--every-step")).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(mapped()).hasSize(3);
        assertThat(err.toString())
                .startsWith("1 mapped, 1 later exports skipped")
                .contains("2 mapped, 0 later");
    }

    @Test
    void reportsUnmappableLinesAndMapsTheOthers() throws IOException {
        String good = exports(ORDER.formatted("EUR"));
        String export = good.lines()
                .filter(line -> line.contains("erp.order-export"))
                .findFirst()
                .orElseThrow();
        String bare = export.substring(export.indexOf("\"value\":") + 8, export.length() - 1);
        String input = String.join(
                "\n",
                bare,
                "",
                "nonsense",
                "{\"exportId\":\"7:1\"}",
                "{\"exportId\":\"7:2\",\"reason\":\"PLACED\",\"orderExport\":\"7:1\"}",
                bare.replace("\"plentyVariation\":1001", "\"plentyVariation\":\"red\""),
                bare.replace("\"taxRate\":7}", "\"taxRate\":5.5}"),
                bare.replace("\"sku\":\"BOOK\",", ""),
                bare);
        assertThat(map(input)).isEqualTo(RewardSyncCommand.FINDINGS);
        assertThat(mapped()).hasSize(2);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 3: expected JSON: "),
                        line -> assertThat(line)
                                .isEqualTo("line 4: expected an order export with an order, found none"),
                        line -> assertThat(line).isEqualTo("line 5: the order itself is in export 7:1: map that one"),
                        line -> assertThat(line)
                                .isEqualTo("line 6: line 1: attribute plentyVariation: expected the id of a variation,"
                                        + " a whole number above 0"),
                        line -> assertThat(line)
                                .isEqualTo("line 7: no VAT field is known for 5.5 %: name it with --vat 5.5=FIELD"),
                        line -> assertThat(line)
                                .startsWith("line 8: the order in it cannot be read: /lines/1/sku: expected"),
                        line -> assertThat(line).isEqualTo("2 mapped, 0 later exports skipped, 6 failed"));
    }

    @Test
    void mapsInconsistentTotalsWithADifferenceItem() throws IOException {
        String exports =
                exports(ORDER.formatted("EUR").replace("\"grandTotal\":\"93.38\"", "\"grandTotal\":\"98.38\""));
        assertThat(map(exports)).isEqualTo(RewardSyncCommand.SUCCESS);
        assertThat(mapped().getFirst())
                .contains("{\"typeId\":7,\"quantity\":1,\"orderItemName\":\"Difference to the shop's total\","
                        + "\"countryVatId\":1,\"vatRate\":0,\"amounts\":[{\"isSystemCurrency\":true,\"currency\":\"EUR\","
                        + "\"exchangeRate\":1,\"priceOriginalGross\":5}]}");
    }

    @Test
    void rejectsInvalidOptions() {
        assertThat(map("", "--vat=19=7")).isEqualTo(RewardSyncCommand.USAGE);
        assertThat(RewardSyncCommand.commandLine(new ExportMapCommand(new ByteArrayInputStream(new byte[0]), out))
                        .setErr(new PrintWriter(err, true))
                        .execute("--to=sap", "--plenty-id=1"))
                .isEqualTo(RewardSyncCommand.USAGE);
        assertThat(err.toString()).contains("field from 0 to 5", "expected plentyone, got sap");
    }
}
