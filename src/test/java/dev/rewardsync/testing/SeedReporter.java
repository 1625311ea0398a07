package dev.rewardsync.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Adds the seed to the failures of a {@link PropertyTest}. */
final class SeedReporter implements InvocationInterceptor {

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test)
            throws Throwable {
        long seed = (Long) call.getArguments().getFirst();
        Seeds.run(Seeds.nameOf(call.getExecutable()), seed, invocation::proceed);
    }
}
