package org.checkgate.console.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Lends an interface to an object that has only some of its methods; calling another one fails loudly. */
final class FakePart {
    private FakePart() {
    }

    static <T> T of(Class<T> role, Object player) {
        return role.cast(Proxy.newProxyInstance(role.getClassLoader(), new Class<?>[] {role}, (self, method, arguments) -> {
            try {
                Method played = player.getClass().getMethod(method.getName(), method.getParameterTypes());
                played.setAccessible(true);
                return played.invoke(player, arguments);
            } catch (NoSuchMethodException e) {
                throw new UnsupportedOperationException(role.getSimpleName() + "." + method.getName() + " is not faked");
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
