package org.checkgate.mhl.internal;

/** A document that is not read further: it declares a DOCTYPE, or it breaks the format. */
final class RefusedDocument extends Exception {
    private final boolean doctype;

    private RefusedDocument(String message, boolean doctype, Throwable cause) {
        super(message, cause);
        this.doctype = doctype;
    }

    static RefusedDocument doctype() {
        return new RefusedDocument("The document has a DOCTYPE", true, null);
    }

    static RefusedDocument malformed(String message, Throwable cause) {
        return new RefusedDocument(message, false, cause);
    }

    boolean isDoctype() {
        return doctype;
    }
}
