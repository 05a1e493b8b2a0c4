package org.checkgate.bench.mhl;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most bytes of the heap that were in use after a full collection: what the program truly held. Starts with its
 * creation. Between full collections there is garbage that nobody has looked at, which says nothing.
 */
final class HeapPeak {
    private final AtomicLong peak = new AtomicLong();
    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    HeapPeak() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, none) -> {
                GarbageCollectionNotificationInfo collection =
                        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
                if (collection.getGcAction().equals("end of major GC")) {
                    take(collection.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                            .filter(pool -> pools.contains(pool.getKey()))
                            .mapToLong(pool -> pool.getValue().getUsed()).sum());
                }
            }, null, null);
        }
    }

    /** Collects now, while the caller still holds what it wants to have counted. */
    void collect() {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        take(heap.getUsed());
    }

    long bytes() {
        return peak.get();
    }

    private void take(long used) {
        peak.accumulateAndGet(used, Math::max);
    }
}
