package org.checkgate.transfer.internal.staging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A store that counts the parts it is given, and how many bytes of them are on their way at once. */
final class FakeCountingStore {
    private final StagingStore store;
    private int parts;
    private long bytes;
    private long mostBytes;

    FakeCountingStore(StagingStore store) {
        this.store = store;
    }

    StagingStore counted() {
        return (StagingStore) Proxy.newProxyInstance(StagingStore.class.getClassLoader(), new Class<?>[] {StagingStore.class},
                (self, method, arguments) -> method.getName().equals("putPart") ? part(method, arguments) : call(method, arguments));
    }

    synchronized int parts() {
        return parts;
    }

    synchronized long mostBytes() {
        return mostBytes;
    }

    private Object part(Method method, Object[] arguments) throws Throwable {
        long length = (long) arguments[4];
        begun(length);
        try {
            return call(method, arguments);
        } finally {
            begun(-length);
        }
    }

    private synchronized void begun(long length) {
        parts += length > 0 ? 1 : 0;
        bytes += length;
        mostBytes = Math.max(mostBytes, bytes);
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
