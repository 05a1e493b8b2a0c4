package org.checkgate.mhl;

import java.util.List;

/**
 * Who writes a generation.
 *
 * @param tool        the program's name, not empty
 * @param toolVersion its version
 * @param hostname    the machine, not empty
 * @param authors     the persons, none or more
 * @param location    a place, may be empty
 * @param comment     a remark, may be empty
 */
public record Creator(String tool, String toolVersion, String hostname, List<Author> authors, String location,
        String comment) {

    /** @throws IllegalArgumentException for an author whose name is empty or whose e-mail address is none */
    public Creator {
        authors = List.copyOf(authors);
        authors.stream().filter(author -> !author.writable()).findFirst().ifPresent(author -> {
            throw new IllegalArgumentException("An author needs a name, and an e-mail address must look like one: " + author);
        });
    }

    /** A creator without persons, place and remark. */
    public static Creator of(String tool, String toolVersion, String hostname) {
        return new Creator(tool, toolVersion, hostname, List.of(), "", "");
    }
}
