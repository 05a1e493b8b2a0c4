package org.checkgate.mhl.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Limits;
import org.checkgate.mhl.UnsafeEntry;

/** Reads single manifests into the table and the faults into the findings. */
final class ListReader {
    private final FileTable table;
    private final Documents documents;
    private final Limits limits;
    private final ScopeFindings findings;
    private int manifests;

    ListReader(FileTable table, Documents documents, Limits limits, ScopeFindings findings) {
        this.table = table;
        this.documents = documents;
        this.limits = limits;
        this.findings = findings;
    }

    Limits limits() {
        return limits;
    }

    InputStream open(String path) throws IOException {
        return new BufferedInputStream(documents.open(path), 1 << 16);
    }

    /** Whether the file is a classic list; false for what cannot be read. */
    boolean isClassic(String path) {
        try (InputStream in = open(path)) {
            return ManifestParser.isClassic(in, limits);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads one manifest. The C4 id is known only at its end, so what it states is entered at once, and the caller must
     * not use its history when the manifest proves to be another one than the chain's.
     *
     * @param chained whether a chain lists it: then it must be of ASC MHL
     * @param c4 what the chain states, or null
     * @return the facts, or null when the manifest is not to be used
     */
    ManifestFacts read(String path, UnaryOperator<String> toScope, int generation, boolean chained, String c4) {
        Records records = new Records(table, toScope, ++manifests, generation, limits);
        try (HashedDocument document = new HashedDocument(open(path))) {
            ManifestFacts facts = null;
            RefusedDocument refusal = null;
            try {
                facts = ManifestParser.parse(document, limits, records);
                if (chained && facts.classic) {
                    refusal = RefusedDocument.malformed("A classic list in a chain", null);
                }
            } catch (RefusedDocument e) {
                refusal = e;
            }
            // The rest of a refused document, however long, matters only where its C4 id is stated.
            String actual = refusal != null && c4 == null ? null : document.c4(limits.maxDocumentBytes());
            if (actual != null) {
                findings.manifestC4.put(path, actual);
            }
            if (refusal != null && refusal.isDoctype()) {
                findings.unsafe(new UnsafeEntry("doctype", path));
            }
            if (c4 != null && !c4.equals(actual)) {
                findings.error(new HistoryError("manifest-modified", path));
                return null;
            }
            if (refusal != null) {
                if (!refusal.isDoctype()) {
                    findings.error(new HistoryError("manifest-malformed", path));
                }
                return null;
            }
            records.applyRenamings();
            findings.take(records);
            return facts;
        } catch (IOException e) {
            findings.error(new HistoryError("manifest-unreadable", path));
            return null;
        }
    }
}
