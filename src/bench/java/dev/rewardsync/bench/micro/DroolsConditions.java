package dev.rewardsync.bench.micro;

import java.util.List;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/** Drools with one session for all carts: inserts a cart, fires the rules, and deletes the cart. */
final class DroolsConditions implements ConditionEngine {

    private final KieSession session;
    private final List<PlainCart> carts;
    private final MatchedConditions matched = new MatchedConditions();

    DroolsConditions(List<PlainCart> carts) {
        this.carts = carts;
        StringBuilder rules = new StringBuilder("package bench\nimport %s\nglobal %s matched\n"
                .formatted(PlainCart.class.getName(), MatchedConditions.class.getName()));
        for (BenchmarkCondition condition : BenchmarkCondition.values()) {
            rules.append("rule \"%s\" when %s then matched.add(%d); end\n"
                    .formatted(condition.name(), condition.drools, condition.ordinal()));
        }
        session = new KieHelper()
                .addContent(rules.toString(), ResourceType.DRL)
                .build()
                .newKieSession();
        session.setGlobal("matched", matched);
    }

    @Override
    public int matches(int cart) {
        matched.clear();
        FactHandle inserted = session.insert(carts.get(cart));
        session.fireAllRules();
        session.delete(inserted);
        return matched.bits();
    }
}
