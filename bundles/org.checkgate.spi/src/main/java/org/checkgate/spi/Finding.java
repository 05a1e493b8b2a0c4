package org.checkgate.spi;

import java.util.Objects;

/**
 * Something that a person should know about a roll, a file or a clip.
 *
 * @param code     stable name in capitals, such as {@code HASH_MISMATCH}; scripts compare it
 * @param severity how much it weighs
 * @param path     what it is about, relative to its roll with {@code /}; empty when it is about the whole
 * @param sentence what happened, one plain sentence
 * @param next     what to do next, one plain sentence
 */
public record Finding(String code, Severity severity, String path, String sentence, String next) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(next, "next");
    }
}
