package ${package};

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.testkit.TestCard;

/** Good films, which the tests make themselves: nobody has to carry media along with the code. */
final class AcmeCard {
    private AcmeCard() {
    }

    static TestCard make() {
        return new TestCard("A001")
            .with("CLIPS/A001C001.acme", film(24_000, 1001, 86_400, 240))
            .with("CLIPS/A001C002.acme", film(25, 1, 90_000, 1500));
    }

    /** The same card as a folder, to try the plugin with. */
    static Path write(Path folder) throws IOException {
        TestCard card = make();
        for (var file : card.files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.write(path, card.head(file.path(), (int) file.size()));
        }
        return folder;
    }

    static byte[] film(int num, int den, int start, int frames) {
        return ByteBuffer.allocate(1024).put("ACME".getBytes(StandardCharsets.US_ASCII)).putInt(num).putInt(den).putInt(start).putInt(frames)
            .putShort((short) 4096).putShort((short) 2160).put(field("A001", 16)).put(field("Acme One", 24)).array();
    }

    private static byte[] field(String text, int length) {
        return ByteBuffer.allocate(length).put(text.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
