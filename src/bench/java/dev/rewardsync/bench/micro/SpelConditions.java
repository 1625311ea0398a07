package dev.rewardsync.bench.micro;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** Spring's expression language, parsed before the measurement and compiled where SpEL supports it. */
final class SpelConditions implements ConditionEngine {

    private final List<Expression> expressions;
    private final List<PlainCart> carts;
    private final EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding()
            .withInstanceMethods()
            .build();

    SpelConditions(List<PlainCart> carts) {
        this.carts = carts;
        SpelExpressionParser parser = new SpelExpressionParser(
                new SpelParserConfiguration(SpelCompilerMode.MIXED, SpelConditions.class.getClassLoader()));
        this.expressions = Stream.of(BenchmarkCondition.values())
                .<Expression>map(condition -> parser.parseExpression(condition.spel))
                .toList();
    }

    @Override
    public int matches(int cart) {
        PlainCart facts = carts.get(cart);
        int matches = 0;
        for (int condition = 0; condition < expressions.size(); condition++) {
            if (Boolean.TRUE.equals(expressions.get(condition).getValue(context, facts, Boolean.class))) {
                matches |= 1 << condition;
            }
        }
        return matches;
    }
}
