package org.checkgate.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A text that a hash list will carry. Asked for before hours of hashing, and not after. */
final class RecordedText implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\uFFFE' || c == '\uFFFF')) {
            throw new TypeConversionException("it contains a control character, which no hash list can carry");
        }
        return text;
    }
}
