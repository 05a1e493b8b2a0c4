package org.checkgate.mhl.internal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.Expected;

/** The expected files as a map whose values are made when asked for. */
final class ExpectedFiles extends AbstractMap<String, Expected> {
    private final ReadScope scope;
    private int size = -1;

    ExpectedFiles(ReadScope scope) {
        this.scope = scope;
    }

    @Override
    public Expected get(Object path) {
        FileEntry entry = scope.table.files.get((String) path);
        return entry != null && scope.counts(entry) ? scope.expected(entry) : null;
    }

    @Override
    public boolean containsKey(Object path) {
        FileEntry entry = scope.table.files.get((String) path);
        return entry != null && scope.counts(entry);
    }

    @Override
    public Set<Entry<String, Expected>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Expected>> iterator() {
                return scope.table.files.values().stream().filter(scope::counts)
                        .map(entry -> Map.entry(entry.path, scope.expected(entry))).iterator();
            }

            @Override
            public int size() {
                if (size < 0) {
                    size = (int) scope.table.files.values().stream().filter(scope::counts).count();
                }
                return size;
            }
        };
    }
}
