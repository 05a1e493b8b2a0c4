package org.checkgate.bench;

import java.lang.reflect.Proxy;

/** A typed configuration as it is when nobody has configured anything: what is measured is what is shipped. */
public final class Defaults {
    private Defaults() {}

    public static <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> method.getDefaultValue()));
    }
}
