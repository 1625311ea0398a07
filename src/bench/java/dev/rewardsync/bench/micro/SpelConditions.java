package dev.rewardsync.bench.micro;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

/** Spring's expression language, parsed beforehand and compiled where it can be. */
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
        this.expressions = Stream.of(Asked.values())
                .<Expression>map(asked -> parser.parseExpression(asked.spel))
                .toList();
    }

    @Override
    public int holding(int cart) {
        PlainCart facts = carts.get(cart);
        int holding = 0;
        for (int condition = 0; condition < expressions.size(); condition++) {
            if (Boolean.TRUE.equals(expressions.get(condition).getValue(context, facts, Boolean.class))) {
                holding |= 1 << condition;
            }
        }
        return holding;
    }
}
