package org.checkgate.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A sidecar is written by strangers: a DOCTYPE in it must not read files of the appliance, nor grow to gigabytes. */
final class XmlEntities {
    /** Nobody's sidecar says this by chance. */
    private static final String CANARY = "checkgate-canary-6f1d0c";
    private static final int LARGEST = 1 << 20;
    private static final int BOMB_LEVELS = 12;

    private XmlEntities() {
    }

    /** @throws TestAbortedException when no file of the samples is XML */
    static void check(Subject subject) throws IOException {
        Path secret = Files.createTempFile("testkit", ".txt");
        try {
            Files.writeString(secret, CANARY);
            int tried = 0;
            for (Sample sample : subject.samples()) {
                for (String path : sample.paths()) {
                    Content content = sample.content(path);
                    String xml = new String(content.head(LARGEST), StandardCharsets.UTF_8);
                    if (content.size() <= LARGEST && xml.stripLeading().replace("\uFEFF", "").startsWith("<")) {
                        tried++;
                        for (String hostile : hostile(xml, secret)) {
                            check(subject, sample.with(path, Content.of(hostile.getBytes(StandardCharsets.UTF_8))),
                                sample.words() + ", its file '" + path + "' with a hostile DOCTYPE,");
                        }
                    }
                }
            }
            if (tried == 0) {
                throw new TestAbortedException("No file of your card is XML, so there is nothing to try.");
            }
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static void check(Subject subject, Sample sample, String words) {
        Answer answer = subject.answer(sample.card(), sample.clip(), words);
        Broken.unless(!String.valueOf(answer).contains(CANARY), "The inspection of " + words
            + " told what stands in another file. Switch DOCTYPE off: XMLInputFactory.SUPPORT_DTD = false, and IS_SUPPORTING_EXTERNAL_ENTITIES = false.");
    }

    /** The document with an entity in each of its texts: another file, and one that grows tenfold twelve times. */
    private static List<String> hostile(String xml, Path secret) {
        StringBuilder bomb = new StringBuilder("<!ENTITY e0 \"lol\">");
        for (int i = 1; i <= BOMB_LEVELS; i++) {
            bomb.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return List.of(
            withEntity(xml, "<!ENTITY hostile SYSTEM \"" + secret.toUri() + "\">", "hostile"),
            withEntity(xml, bomb.toString(), "e"
            + BOMB_LEVELS));
    }

    private static String withEntity(String xml, String declarations, String name) {
        int declared = xml.startsWith("<?xml") || xml.startsWith("\uFEFF<?xml") ? xml.indexOf("?>") + 2 : 0;
        String body = xml.substring(declared).replaceFirst("(?s)<!DOCTYPE[^>\\[]*(\\[.*?\\])?\\s*>", "").replaceAll(">[^<>]*[^<>\\s][^<>]*<",
            ">&" + name + ";<");
        return xml.substring(0, declared) + "<!DOCTYPE hostile [" + declarations + "]>" + body;
    }
}
