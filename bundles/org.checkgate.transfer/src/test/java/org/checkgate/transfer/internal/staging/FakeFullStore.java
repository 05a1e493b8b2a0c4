package org.checkgate.transfer.internal.staging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.checkgate.transfer.internal.StoreTrouble;

/** A remote store that holds so many bytes and no more, and says so as MinIO does. */
final class FakeFullStore {
    private final StagingStore store;
    private final long room;
    private final Map<String, Long> objects = new HashMap<>();

    FakeFullStore(StagingStore store, long room) {
        this.store = store;
        this.room = room;
    }

    StagingStore bounded() {
        return (StagingStore) Proxy.newProxyInstance(StagingStore.class.getClassLoader(), new Class<?>[] {StagingStore.class},
                (self, method, arguments) -> call(method, arguments));
    }

    private synchronized Object call(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "put" -> take((String) arguments[0], (long) arguments[2]);
            case "remove" -> objects.remove((String) arguments[0]);
            case "putPart" -> throw new UnsupportedOperationException("objects in one piece alone");
            default -> { }
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void take(String key, long length) throws StoreTrouble {
        long others = objects.entrySet().stream().filter(object -> !object.getKey().equals(key)).mapToLong(Map.Entry::getValue).sum();
        if (others + length > room) {
            throw new StoreTrouble(StagingStore.NAME, 507, "XMinioStorageFull",
                    "Storage backend has reached its minimum free drive threshold. Please delete a few objects to proceed.", null);
        }
        objects.put(key, length);
    }
}
