package org.checkgate.mhl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes folders and hash lists for tests, the latter by hand so that they can be wrong. */
final class Lists {
    static final Instant AT = Instant.parse("2024-05-06T07:08:09Z");
    static final Creator CREATOR = Creator.of("test <tool>", "1", "host & co");

    private Lists() {}

    static Path file(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static String hash(HashFormat format, String text) {
        StreamingHash hash = format.newHash();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(bytes, 0, bytes.length);
        return hash.finish();
    }

    static Created create(Path folder, HashFormat... formats) throws IOException {
        return HashLists.create(folder, Set.of(formats), CREATOR, AT, VerifyListener.NONE);
    }

    static String record(String path, String inner) {
        return "<hash><path>" + path + "</path>" + inner + "</hash>";
    }

    static String md5(String text, String action) {
        return "<md5 action=\"" + action + "\">" + hash(HashFormat.MD5, text) + "</md5>";
    }

    static String manifest(String records) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hashlist version=\"2.0\" xmlns=\"urn:ASC:MHL:v2.0\"><hashes>"
                + records + "</hashes></hashlist>";
    }

    /** Writes the given manifests as a history with a chain that fits. */
    static void history(Path folder, String... manifests) throws IOException {
        StringBuilder chain = new StringBuilder("<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">");
        for (int i = 1; i <= manifests.length; i++) {
            String name = "000" + i + "_X.mhl";
            file(folder, "ascmhl/" + name, manifests[i - 1]);
            chain.append(entry(i, name, manifests[i - 1]));
        }
        file(folder, "ascmhl/ascmhl_chain.xml", chain.append("</ascmhldirectory>").toString());
    }

    static String entry(int number, String name, String manifest) {
        return "<hashlist sequencenr=\"" + number + "\"><path>" + name + "</path><c4>"
                + hash(HashFormat.C4, manifest) + "</c4></hashlist>";
    }

    static String classic(String path, String inner) {
        return "<hash><file>" + path + "</file>" + inner + "</hash>";
    }

    static String classicList(String records) {
        return "<?xml version=\"1.0\"?><hashlist version=\"1.1\">" + records + "</hashlist>";
    }

    static Verdict verify(Path folder) throws IOException {
        return HashLists.verify(folder, VerifyListener.NONE);
    }

    /** What lies directly in a folder. */
    static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
