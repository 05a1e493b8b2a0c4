package org.checkgate.mhl;

import java.util.regex.Pattern;

/**
 * A person behind a generation.
 *
 * @param name  not empty
 * @param email may be empty; else something like {@code ana@example.com}, as the schema of ASC MHL asks
 * @param phone may be empty
 * @param role  for example {@code DIT}; may be empty
 */
public record Author(String name, String email, String phone, String role) {
    /** The pattern of the schema ASCMHL.xsd, type of the attribute {@code email}. */
    private static final Pattern EMAIL = Pattern.compile("[^@]+@[^.]+\\..+");

    /** Whether the e-mail address may stand in a manifest. */
    public boolean writable() {
        return !name.isBlank() && (email.isEmpty() || EMAIL.matcher(email).matches());
    }
}
