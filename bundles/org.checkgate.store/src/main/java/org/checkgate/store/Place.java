package org.checkgate.store;

/** The object stores that a document can lie in. */
public enum Place {
    STAGING, CLOUD, ARCHIVE
}
