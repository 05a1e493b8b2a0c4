package org.checkgate.cli.internal.mhl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a document in the order in which they are written: the same answer is the same text. */
final class Fields {
    private Fields() {
    }

    /** @param pairs a name, its value, the next name, and so on */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(fields);
    }
}
