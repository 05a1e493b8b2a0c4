package org.checkgate.publish.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.VerifyListener;

/** Tiny rolls as a set hands them over, with real hash lists. */
final class Cards {
    private static final Creator SET = Creator.of("set tool", "1", "cart");

    private Cards() {
    }

    /** An ASC MHL roll with so many generations by the set, and a file that nobody listed. */
    static Path asc(Path below, String name, int generations) throws IOException {
        Path card = media(below, name);
        for (int i = 0; i < generations; i++) {
            HashLists.create(card, Set.of(HashFormat.XXH64, HashFormat.MD5), SET,
                    Instant.parse("2026-03-14T18:00:00Z").plusSeconds(i), VerifyListener.NONE);
        }
        file(card, "notes.txt", "lens was changed");
        return card;
    }

    /** A roll with one classic list beside its media. */
    static Path classic(Path below, String name) throws IOException {
        Path card = media(below, name);
        StringBuilder records = new StringBuilder();
        for (String path : new String[] {"CLIPS/A001C001.mov", "CLIPS/A001C002.mov"}) {
            byte[] bytes = Files.readAllBytes(card.resolve(path));
            records.append("<hash><file>").append(path).append("</file><size>").append(bytes.length).append("</size><md5>")
                    .append(digests(bytes, Set.of(HashFormat.MD5)).get(HashFormat.MD5)).append("</md5></hash>");
        }
        file(card, name + ".mhl", "<?xml version=\"1.0\"?><hashlist version=\"1.1\">" + records + "</hashlist>");
        return card;
    }

    private static Path media(Path below, String name) throws IOException {
        Path card = below.resolve(name);
        file(card, "CLIPS/A001C001.mov", "first take of " + name);
        file(card, "CLIPS/A001C002.mov", "second take");
        return card;
    }

    private static void file(Path card, String path, String text) throws IOException {
        Files.createDirectories(card.resolve(path).getParent());
        Files.write(card.resolve(path), text.getBytes(StandardCharsets.UTF_8));
    }

    static Map<HashFormat, String> digests(byte[] bytes, Set<HashFormat> formats) {
        MultiHash hash = new MultiHash(formats);
        hash.update(bytes, 0, bytes.length);
        return hash.finish();
    }
}
