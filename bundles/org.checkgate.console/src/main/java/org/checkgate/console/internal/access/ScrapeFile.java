package org.checkgate.console.internal.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the token that opens the metrics and nothing else: the token alone, as monitoring systems want it; readable by its owner alone. */
public final class ScrapeFile {
    private static final Logger LOG = LoggerFactory.getLogger(ScrapeFile.class);
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    public ScrapeFile(Path file) {
        this.file = file;
    }

    /** The token of an earlier start, or a new one, which is written first. Where it cannot be written, nobody knows it. */
    public Token token() {
        return earlier().orElseGet(() -> {
            Token token = Token.random();
            try {
                write(token);
            } catch (IOException e) {
                LOG.warn("The scrape token could not be written, so that the metrics open to the console's token alone: {}", e.toString());
            }
            return token;
        });
    }

    /** One that others could read is no secret any more. */
    private Optional<Token> earlier() {
        try {
            return Files.exists(file) && OWNER.containsAll(Files.getPosixFilePermissions(file)) ? Optional.of(new Token(Files.readString(file).trim())) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void write(Token token) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = Files.createTempFile(folder, ".scrape", ".token", PosixFilePermissions.asFileAttribute(OWNER));
        try {
            Files.writeString(aside, token.text() + "\n");
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
