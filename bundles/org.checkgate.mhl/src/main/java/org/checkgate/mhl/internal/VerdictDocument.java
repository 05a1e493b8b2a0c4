package org.checkgate.mhl.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.checkgate.mhl.Altered;
import org.checkgate.mhl.Resumption;
import org.checkgate.mhl.Verdict;

/** The names that scripts depend on. */
public final class VerdictDocument {
    private VerdictDocument() {}

    public static Map<String, Object> of(Verdict verdict) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", verdict.kind().id());
        document.put("hashed", verdict.hashed());
        document.put("verdict", verdict.verdict());
        document.put("findings", verdict.findings());
        document.put("accept", verdict.accept());
        document.put("missing", verdict.missing());
        document.put("missing_dirs", verdict.missingDirs());
        document.put("extra", verdict.extra());
        document.put("extra_dirs", verdict.extraDirs());
        document.put("altered", each(verdict.altered(), VerdictDocument::altered));
        document.put("renamed", each(verdict.renamed(),
                r -> map("from", r.from(), "to", r.to(), "recorded", r.recorded())));
        document.put("unverifiable", each(verdict.unverifiable(), u -> map("path", u.path(), "reason", u.reason())));
        document.put("ignored", verdict.ignored());
        document.put("links", each(verdict.links(),
                l -> map("path", l.path(), "target", l.target(), "inside", l.inside())));
        document.put("unsafe_entries", each(verdict.unsafeEntries(), u -> map("code", u.code(), "path", u.path())));
        document.put("history_errors", each(verdict.historyErrors(), e -> map("code", e.code(), "path", e.path())));
        document.put("directory_hashes", map("compared", verdict.directoryHashes().compared(), "not_compared",
                verdict.directoryHashes().notCompared(), "mismatches", each(verdict.directoryHashes().mismatches(),
                        m -> map("path", m.path(), "format", m.format(), "content", m.content(), "structure", m.structure()))));
        if (!verdict.resumption().equals(Resumption.NONE)) {
            document.put("resumed", map("files", verdict.resumption().files(), "bytes", verdict.resumption().bytes(),
                    "continued", verdict.resumption().continued(), "read_again", verdict.resumption().readAgain()));
        }
        document.put("warnings", verdict.warnings());
        return document;
    }

    private static Map<String, Object> altered(Altered altered) {
        Map<String, Object> map = map("path", altered.path(), "actual_size", altered.actualSize());
        altered.recordedSize().ifPresent(size -> map.put("recorded_size", size));
        map.put("recorded", altered.recorded());
        map.put("actual", altered.actual());
        map.put("how", altered.how());
        return map;
    }

    private static <T> List<Object> each(List<T> entries, Function<T, Object> form) {
        return entries.stream().map(form).toList();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
