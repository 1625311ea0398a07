package dev.rewardsync.stream;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Intercepts the calls of an interface. */
final class InterfaceProxy {

    private InterfaceProxy() {}

    /** Handles a call in place of the target. */
    interface Interceptor {
        /** Returns the result of the call. {@code original} makes the call of the target. */
        Object intercept(String method, Object[] arguments, Call original) throws Throwable;
    }

    /** A call of the target. */
    interface Call {
        Object run() throws Throwable;
    }

    /** Returns an object that passes all calls of an interface to an interceptor. */
    static <T> T of(Class<T> type, T target, Interceptor interceptor) {
        return type.cast(Proxy.newProxyInstance(
                InterfaceProxy.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> interceptor.intercept(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
