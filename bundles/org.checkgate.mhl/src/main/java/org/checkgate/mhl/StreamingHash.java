package org.checkgate.mhl;

/** A digest being computed as the bytes pass by. Not thread-safe. */
public interface StreamingHash {

    /** Takes {@code length} bytes of {@code bytes} from {@code offset} on. */
    void update(byte[] bytes, int offset, int length);

    /** The digest's text of all bytes so far; call it once, after the last update. */
    String finish();
}
