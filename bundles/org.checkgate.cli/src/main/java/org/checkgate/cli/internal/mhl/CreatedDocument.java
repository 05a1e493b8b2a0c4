package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.Created;

/** What was sealed, as a document and in lines. */
public final class CreatedDocument {
    private final Created created;

    public CreatedDocument(Created created) {
        this.created = created;
    }

    /** Whether everything was recorded and nothing contradicts earlier generations. */
    public boolean clean() {
        return created.clean();
    }

    public Map<String, Object> document() {
        return Fields.of("manifests", created.manifests(), "failed", created.failed(), "missing", created.missing(),
                "renamed", created.renamed().stream().map(r -> Fields.of("from", r.from(), "to", r.to())).toList(),
                "skipped", created.skipped(), "clean", clean());
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        created.manifests().forEach(manifest -> lines.add("wrote " + manifest));
        created.failed().forEach(path -> lines.add("  failed: " + path + " is not what was recorded before"));
        created.missing().forEach(path -> lines.add("  missing: " + path + " was recorded before"));
        created.renamed().forEach(r -> lines.add("  renamed: " + r.from() + " -> " + r.to()));
        created.skipped().forEach(path -> lines.add("  skipped: " + path + " cannot be recorded"));
        if (!created.failed().isEmpty()) {
            lines.add(NextSteps.step("failed", "copy these files again from their source, then seal the folder once more."));
        }
        if (!created.missing().isEmpty()) {
            lines.add(NextSteps.step("missing", "fetch these from their source: they stay expected in every later check."));
        }
        if (!created.skipped().isEmpty()) {
            lines.add(NextSteps.step("skipped", "put a plain file with a readable name in place of each, or take it away."));
        }
        return lines;
    }
}
