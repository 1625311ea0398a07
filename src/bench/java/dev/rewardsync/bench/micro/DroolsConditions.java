package dev.rewardsync.bench.micro;

import java.util.List;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/** Drools, with one session for all carts: a cart is inserted, the rules fire, it is taken out again. */
final class DroolsConditions implements ConditionEngine {

    private final KieSession session;
    private final List<PlainCart> carts;
    private final Holding holding = new Holding();

    DroolsConditions(List<PlainCart> carts) {
        this.carts = carts;
        StringBuilder rules = new StringBuilder("package bench\nimport %s\nglobal %s holding\n"
                .formatted(PlainCart.class.getName(), Holding.class.getName()));
        for (Asked asked : Asked.values()) {
            rules.append("rule \"%s\" when %s then holding.add(%d); end\n"
                    .formatted(asked.name(), asked.drools, asked.ordinal()));
        }
        session = new KieHelper()
                .addContent(rules.toString(), ResourceType.DRL)
                .build()
                .newKieSession();
        session.setGlobal("holding", holding);
    }

    @Override
    public int holding(int cart) {
        holding.clear();
        FactHandle inserted = session.insert(carts.get(cart));
        session.fireAllRules();
        session.delete(inserted);
        return holding.bits();
    }
}
