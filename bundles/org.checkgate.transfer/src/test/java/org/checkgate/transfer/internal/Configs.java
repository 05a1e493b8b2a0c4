package org.checkgate.transfer.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Makes a typed configuration from its defaults and a few other values, as the framework does. */
public final class Configs {
    private Configs() {
    }

    public static <T> T of(Class<T> type, Map<String, Object> values) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) ->
                switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> values.getOrDefault(method.getName(), method.getDefaultValue());
                }));
    }
}
