package dev.rewardsync.bench.micro;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's Common Expression Language, checked and compiled before the measurement. */
final class CelConditions implements ConditionEngine {

    private final List<Program> programs = new ArrayList<>();
    private final List<Map<String, Object>> carts;

    CelConditions(List<PlainCart> carts) throws CelValidationException, CelEvaluationException {
        this.carts = carts.stream().map(PlainCart::asMap).toList();
        Cel cel = CelFactory.standardCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("subtotalCents", SimpleType.INT)
                .addVar("quantity", SimpleType.INT)
                .addVar("country", SimpleType.STRING)
                .addVar("state", SimpleType.STRING)
                .addVar("shippingMethod", SimpleType.STRING)
                .addVar("pointsUsed", SimpleType.BOOL)
                .addVar("couponUsed", SimpleType.BOOL)
                .addVar("couponCode", SimpleType.STRING)
                .addVar("group", SimpleType.STRING)
                .addVar("orders", SimpleType.INT)
                .addVar("subscriber", SimpleType.BOOL)
                .addVar("items", ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)))
                .build();
        for (BenchmarkCondition condition : BenchmarkCondition.values()) {
            programs.add(cel.createProgram(cel.compile(condition.cel).getAst()));
        }
    }

    @Override
    public int matches(int cart) {
        Map<String, Object> facts = carts.get(cart);
        int matches = 0;
        try {
            for (int condition = 0; condition < programs.size(); condition++) {
                if ((boolean) programs.get(condition).eval(facts)) {
                    matches |= 1 << condition;
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        return matches;
    }
}
