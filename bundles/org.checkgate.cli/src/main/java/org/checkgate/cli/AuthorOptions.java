package org.checkgate.cli;

import java.util.List;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.mhl.Author;
import picocli.CommandLine.Option;

/** Who seals a folder. */
final class AuthorOptions {
    @Option(names = "--author", paramLabel = "NAME", defaultValue = "", converter = RecordedText.class,
            description = "Who does this; recorded.")
    private String name;

    @Option(names = "--author-email", paramLabel = "ADDRESS", defaultValue = "", converter = RecordedText.class,
            description = "The author's e-mail address; recorded.")
    private String email;

    @Option(names = "--author-phone", paramLabel = "NUMBER", defaultValue = "", converter = RecordedText.class,
            description = "The author's telephone number; recorded.")
    private String phone;

    @Option(names = "--author-role", paramLabel = "ROLE", defaultValue = "", converter = RecordedText.class,
            description = "The author's part, for example DIT; recorded.")
    private String role;

    /** The author, or nobody. */
    List<Author> authors() {
        Author author = new Author(name, email, phone, role);
        if (author.writable()) {
            return List.of(author);
        }
        if (!name.isBlank()) {
            throw Trouble.usage("'" + email + "' is no e-mail address that a hash list can carry.", "Write it like ana@example.com.");
        }
        if (!(name + email + phone + role).isEmpty()) {
            throw Trouble.usage("An author has no name.", "Give it with --author.");
        }
        return List.of();
    }
}
