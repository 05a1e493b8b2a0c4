package org.checkgate.console.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.checkgate.console.internal.http.Json;

/** {@code run/console.json}: where the console answers and with what token; readable by its owner alone. */
public final class ConsoleFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    public ConsoleFile(Path file) {
        this.file = file;
    }

    /** The outside contract's document; {@code startedAt} is RFC 3339 UTC. */
    public record Content(String address, String token, String link, long pid, String startedAt, boolean demo, String version) {
        public static Content of(String address, Token token, long pid, String startedAt, boolean demo, String version) {
            return new Content(address, token.text(), address + "/?token=" + token.text(), pid, startedAt, demo, version);
        }
    }

    /** The token of an earlier start. One that others could read is no secret any more, and a broken file has none: empty. */
    public Optional<Token> token() {
        try {
            if (!Files.exists(file) || !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                return Optional.empty();
            }
            JsonNode token = Json.MAPPER.readTree(Files.readAllBytes(file)).path("token");
            return Optional.of(new Token(token.asText()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes it aside and renames it, so that no reader ever sees half of it. */
    public void write(Content content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = Files.createTempFile(folder, ".console", ".json", PosixFilePermissions.asFileAttribute(OWNER));
        try {
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(content));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
