package org.checkgate.mhl.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Concludes from renamed files which folders were renamed: those whose missing files all lie at one new place. */
final class FolderRenames {
    private FolderRenames() {}

    /**
     * @param files   the old path of each renamed file by its new one
     * @param gone    recorded folders that are not there
     * @param missing recorded files that are not there and were not found elsewhere
     * @param news    folders that are there and not recorded
     * @return the old path of each renamed folder by its new one
     */
    static Map<String, String> of(Map<String, String> files, Set<String> gone, Collection<String> missing, Set<String> news) {
        Map<String, String> placeOf = new HashMap<>();
        Set<String> scattered = new HashSet<>();
        files.forEach((to, from) -> {
            String before = from;
            String now = to;
            boolean sameNames = true;
            while (sameNames && !RecordedPath.parent(before).isEmpty() && !RecordedPath.parent(now).isEmpty()) {
                before = RecordedPath.parent(before);
                now = RecordedPath.parent(now);
                String known = placeOf.putIfAbsent(before, now);
                if (known != null && !known.equals(now)) {
                    scattered.add(before);
                }
                sameNames = RecordedPath.name(before).equals(RecordedPath.name(now));
            }
        });
        for (String path : missing) {
            for (String at = RecordedPath.parent(path); !at.isEmpty() && scattered.add(at);) {
                at = RecordedPath.parent(at);
            }
        }
        Map<String, String> found = new TreeMap<>();
        placeOf.forEach((before, now) -> {
            if (gone.contains(before) && news.contains(now) && !scattered.contains(before)) {
                found.putIfAbsent(now, before);
            }
        });
        return found;
    }
}
