package org.checkgate.mhl.internal;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A map by path, kept folder by folder. Disks and lists are both read folder by folder, so that a million entries are looked
 * up as fast as a thousand: what is asked for lies near what was asked for before. Ordered by folder, then by insertion.
 * Reading is safe for several threads while nobody writes.
 *
 * @param <V> what a path leads to
 */
final class PathMap<V> {
    private final Map<String, Folder<V>> folders = new LinkedHashMap<>();
    private Folder<V> last;
    private int size;

    /** Immutable but for the map's content, so that another thread sees the last one whole or not at all. */
    private record Folder<V>(String path, Map<String, V> entries) {}

    V get(String path) {
        Folder<V> folder = folder(path);
        return folder == null ? null : folder.entries.get(RecordedPath.name(path));
    }

    boolean containsKey(String path) {
        return get(path) != null;
    }

    V getOrDefault(String path, V other) {
        V value = get(path);
        return value == null ? other : value;
    }

    V computeIfAbsent(String path, Function<String, V> make) {
        Folder<V> folder = folder(path);
        if (folder == null) {
            folder = new Folder<>(RecordedPath.parent(path), new LinkedHashMap<>());
            folders.put(folder.path, folder);
            last = folder;
        }
        String name = RecordedPath.name(path);
        V value = folder.entries.get(name);
        if (value == null) {
            value = make.apply(path);
            folder.entries.put(name, value);
            size++;
        }
        return value;
    }

    void remove(String path) {
        Folder<V> folder = folder(path);
        if (folder != null && folder.entries.remove(RecordedPath.name(path)) != null) {
            size--;
        }
    }

    int size() {
        return size;
    }

    Collection<V> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<V> iterator() {
                return folders.values().stream().flatMap(folder -> folder.entries.values().stream()).iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** The folder that holds the path, or null. */
    private Folder<V> folder(String path) {
        Folder<V> recent = last;
        int slash = path.lastIndexOf('/');
        if (recent != null && (slash < 0 ? recent.path.isEmpty()
                : slash == recent.path.length() && path.startsWith(recent.path))) {
            return recent;
        }
        Folder<V> found = folders.get(RecordedPath.parent(path));
        if (found != null) {
            last = found;
        }
        return found;
    }
}
