package org.checkgate.mhl;

/** What a generation came from. */
public enum ProcessType {
    /** The files were hashed where they lie. */
    IN_PLACE("in-place"),
    /** The files were copied. */
    TRANSFER("transfer"),
    /** Earlier generations were put together; nothing was hashed. */
    FLATTEN("flatten");

    private final String id;

    ProcessType(String id) {
        this.id = id;
    }

    /** The word in the manifest. */
    public String id() {
        return id;
    }
}
