package dev.rewardsync.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Generates a shop's orders: 1 to 12 lines, about 700 bytes to 3 kB, evenly distributed customers. Except for {@code
 * occurredAt}, an order depends only on the seed and its number.
 */
public final class OrderGenerator {

    private static final String[][] PRODUCTS = {
        {"FUR-CH-10000454", "Hon Deluxe Fabric Upholstered Stacking Chairs, Rounded Back", "Furniture", "Chairs", "Hon"
        },
        {"FUR-TA-10000577", "Bretford CR4500 Series Slim Rectangular Table", "Furniture", "Tables", "Bretford"},
        {"FUR-FU-10001487", "Eldon Expressions Wood and Plastic Desk Accessories, Cherry", "Furniture", "Desks", "Eldon"
        },
        {"OFF-ST-10000760", "Eldon Fold 'N Roll Cart System", "Office Supplies", "Storage", "Eldon"},
        {"OFF-AR-10002833", "Newell 322 Marker Set", "Office Supplies", "Art", "Newell"},
        {"OFF-PA-10002365", "Xerox 1967 Copy Paper, 500 Sheets", "Office Supplies", "Paper", "Xerox"},
        {"OFF-BI-10003910", "DXL Angle-View Binders with Locking Rings", "Office Supplies", "Binders", "DXL"},
        {"TEC-PH-10002275", "Mitel 5320 IP Phone VoIP phone", "Technology", "Phones", "Mitel"},
        {"TEC-AC-10003027", "Imation 8GB Mini TravelDrive USB 2.0 Flash Drive", "Technology", "Accessories", "Imation"},
        {"GIF-CA-10000001", "Gift Card", "Gift Cards", "Gift Cards", "House"},
    };
    /** The lowest price of each product in cents. A price is below twice this. */
    private static final int[] LOWEST_PRICE_CENTS = {6_199, 19_900, 799, 1_499, 299, 649, 1_099, 11_900, 1_795, 2_500};

    private static final int[] LINES = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 9, 12};
    private static final String[] COUNTRIES = {"US", "US", "US", "US", "CA", "GB"};
    private static final String[] PAYMENTS = {"credit-card", "credit-card", "paypal", "invoice"};
    private static final String[] SHIPPINGS = {"standard", "standard", "standard", "express"};
    private static final int TAX_PERCENT = 8;
    private static final int SHIPPING_CENTS = 495;

    private final long seed;
    private final int customers;

    public OrderGenerator(long seed, int customers) {
        this.seed = seed;
        this.customers = customers;
    }

    /** The key and value of an order-placed record. */
    public record OrderRecord(byte[] key, byte[] value) {}

    /** Returns the order with a number. */
    public OrderRecord order(long number, Instant occurredAt) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        String customer = "customer-" + random.nextInt(customers);
        return new OrderRecord(bytes(customer), bytes(json(number, customer, occurredAt, random)));
    }

    private static String json(long number, String customer, Instant occurredAt, SplittableRandom random) {
        StringBuilder json = new StringBuilder(3_000)
                .append("{\"eventId\":\"placed-")
                .append(number)
                .append("\",\"occurredAt\":\"")
                .append(occurredAt)
                .append("\",\"customerId\":\"")
                .append(customer)
                .append("\",\"website\":\"main\",\"orderId\":\"")
                .append(100_000_000L + number)
                .append("\",\"currency\":\"USD\",\"lines\":[");
        int count = pick(LINES, random);
        boolean coupon = random.nextInt(10) == 0;
        Sums sums = new Sums();
        for (int line = 1; line <= count; line++) {
            sums.add(line(json, line, coupon, random));
        }
        json.append("],");
        addShipping(json, random);
        json.append("\"payment\":{\"method\":\"").append(pick(PAYMENTS, random)).append("\"},");
        if (coupon) {
            json.append("\"coupon\":{\"code\":\"SAVE10\"},");
        }
        addTotals(json, sums);
        json.append("\"customer\":{\"email\":\"").append(customer).append("@example.com\",\"group\":\"");
        return json.append(customer.endsWith("7") ? "vip" : "general")
                .append("\"}}")
                .toString();
    }

    /** The sums of lines in cents. */
    private static final class Sums {
        long subtotal;
        long discount;
        long tax;

        void add(Sums line) {
            subtotal += line.subtotal;
            discount += line.discount;
            tax += line.tax;
        }
    }

    private static Sums line(StringBuilder json, int line, boolean coupon, SplittableRandom random) {
        int index = random.nextInt(PRODUCTS.length);
        String[] product = PRODUCTS[index];
        long price = LOWEST_PRICE_CENTS[index] + random.nextInt(LOWEST_PRICE_CENTS[index]);
        int quantity = 1 + random.nextInt(3);
        Sums sums = new Sums();
        sums.subtotal = price * quantity;
        sums.discount = coupon ? sums.subtotal / 10 : 0;
        sums.tax = ((sums.subtotal - sums.discount) * TAX_PERCENT + 50) / 100;
        json.append(line == 1 ? "{\"lineId\":\"" : ",{\"lineId\":\"").append(line);
        json.append("\",\"sku\":\"").append(product[0]).append("\",\"name\":\"").append(product[1]);
        json.append("\",\"quantity\":").append(quantity);
        amount(json, ",\"unitPrice\":", price);
        amount(json, ",\"rowTotal\":", sums.subtotal);
        amount(json, ",\"discount\":", sums.discount);
        amount(json, ",\"tax\":", sums.tax);
        json.append(",\"attributes\":{\"category\":[\"").append(product[2]).append("\",\"");
        json.append(product[3]).append("\"],\"brand\":\"").append(product[4]).append("\"}}");
        return sums;
    }

    private static void addShipping(StringBuilder json, SplittableRandom random) {
        amount(
                json.append("\"shipping\":{\"method\":\"")
                        .append(pick(SHIPPINGS, random))
                        .append('"'),
                ",\"amount\":",
                SHIPPING_CENTS);
        json.append(",\"address\":{\"country\":\"")
                .append(pick(COUNTRIES, random))
                .append("\",\"region\":\"West\",\"state\":\"California\",\"postcode\":\"")
                .append(90_000 + random.nextInt(6_000))
                .append("\"}},");
    }

    private static void addTotals(StringBuilder json, Sums sums) {
        amount(json.append("\"totals\":{"), "\"subtotal\":", sums.subtotal);
        amount(json, ",\"discount\":", sums.discount);
        amount(json, ",\"tax\":", sums.tax);
        amount(json, ",\"shipping\":", SHIPPING_CENTS);
        amount(json, ",\"grandTotal\":", sums.subtotal - sums.discount + sums.tax + SHIPPING_CENTS);
        json.append("},");
    }

    private static void amount(StringBuilder json, String field, long cents) {
        json.append(field).append('"').append(cents / 100).append('.');
        json.append(cents / 10 % 10).append(cents % 10).append('"');
    }

    private static int pick(int[] choices, SplittableRandom random) {
        return choices[random.nextInt(choices.length)];
    }

    private static String pick(String[] choices, SplittableRandom random) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
