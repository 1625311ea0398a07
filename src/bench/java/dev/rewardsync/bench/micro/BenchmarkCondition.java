package dev.rewardsync.bench.micro;

/** A condition, written in the language of each engine. */
enum BenchmarkCondition {
    LARGE_CART(
            "{all: [{cart.subtotalExclTax: {gte: 1000, lt: 100000}}, {cart.pointsUsed: false}]}",
            "subtotalCents >= 100000 && subtotalCents < 10000000 && !pointsUsed",
            "subtotalCents >= 100000 and subtotalCents < 10000000 and !pointsUsed",
            "PlainCart(subtotalCents >= 100000, subtotalCents < 10000000, !pointsUsed)"),
    PHONES_ABROAD(
            """
            {all: [{cart.shippingCountry: {in: [CA, GB]}},
                   {found: {all: [{item.category: Phones}, {item.price: {gte: 150}}]}}]}""",
            "country in ['CA', 'GB'] && items.exists(i, 'Phones' in i.categories && i.priceCents >= 15000)",
            "{'CA', 'GB'}.contains(country) and "
                    + "items.^[categories.contains('Phones') and priceCents >= 15000] != null",
            "$c: PlainCart(country in (\"CA\", \"GB\")) "
                    + "exists PlainCart.CartItem(categories contains \"Phones\", priceCents >= 15000) from $c.items"),
    TWO_BRANDS(
            "{all: [{found: {item.brand: Eldon}}, {found: {item.brand: Xerox}}]}",
            "items.exists(i, i.brand == 'Eldon') && items.exists(i, i.brand == 'Xerox')",
            "items.^[brand == 'Eldon'] != null and items.^[brand == 'Xerox'] != null",
            "$c: PlainCart() exists PlainCart.CartItem(brand == \"Eldon\") from $c.items "
                    + "exists PlainCart.CartItem(brand == \"Xerox\") from $c.items"),
    COUPON(
            "{all: [{cart.couponUsed: true}, {cart.couponCode: {in: [SEASON, AUTUMN, SAVE10]}}]}",
            "couponUsed && couponCode in ['SEASON', 'AUTUMN', 'SAVE10']",
            "couponUsed and {'SEASON', 'AUTUMN', 'SAVE10'}.contains(couponCode)",
            "PlainCart(couponUsed, couponCode in (\"SEASON\", \"AUTUMN\", \"SAVE10\"))"),
    EXPRESS(
            "{all: [{cart.shippingMethod: express}, {cart.shippingState: California}, {cart.totalQuantity: {gte: 5}}]}",
            "shippingMethod == 'express' && state == 'California' && quantity >= 5",
            "shippingMethod == 'express' and state == 'California' and quantity >= 5",
            "PlainCart(shippingMethod == \"express\", state == \"California\", quantity >= 5)"),
    THIRD_ORDER(
            "{all: [{customer.orders: 2}, {none: [{customer.group: staff}, {customer.isSubscriber: true}]}]}",
            "orders == 2 && !(group == 'staff' || subscriber)",
            "orders == 2 and !(group == 'staff' or subscriber)",
            "PlainCart(orders == 2, !(group == \"staff\" || subscriber))"),
    NO_GIFT_CARD(
            """
            {all: [{notFound: {item.category: Gift Cards}},
                   {notAll: [{cart.totalQuantity: {lt: 3}}, {cart.couponUsed: false}]}]}""",
            "!items.exists(i, 'Gift Cards' in i.categories) && !(quantity < 3 && !couponUsed)",
            "items.^[categories.contains('Gift Cards')] == null and !(quantity < 3 and !couponUsed)",
            "$c: PlainCart(!(quantity < 3 && !couponUsed)) "
                    + "not PlainCart.CartItem(categories contains \"Gift Cards\") from $c.items");

    final String rewardSync;
    final String cel;
    final String spel;
    final String drools;

    BenchmarkCondition(String rewardSync, String cel, String spel, String drools) {
        this.rewardSync = rewardSync;
        this.cel = cel;
        this.spel = spel;
        this.drools = drools;
    }
}
