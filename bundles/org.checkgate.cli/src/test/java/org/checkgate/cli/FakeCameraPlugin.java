package org.checkgate.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;

/** A plugin for files that end with .fake; one that begins with "bad" gets a BLOCK. Packs itself into a bundle as a real one is packed. */
public final class FakeCameraPlugin implements CameraPlugin {
    private static final String CLASS = FakeCameraPlugin.class.getName();

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int recognise(Card card) {
        return card.files().stream().anyMatch(f -> f.path().endsWith(".fake")) ? 90 : 0;
    }

    @Override
    public List<Clip> group(Card card) {
        return card.files().stream().filter(f -> f.path().endsWith(".fake"))
                .map(f -> new Clip(f.stem(), "fake", List.of(ClipFile.of(f, Role.ESSENCE, 0)))).toList();
    }

    @Override
    public Inspection inspect(Clip clip, Media media) {
        Inspection.Builder inspection = Inspection.builder().offer(Field.MAKE, "Fake & Sons", "fake", Confidence.READ);
        if (clip.name().startsWith("bad")) {
            inspection.finding(new Finding("FAKE_BAD", Severity.BLOCK, clip.primary().path(), "It is bad.", "Copy it again."));
        }
        return inspection.build();
    }

    /** @param spi the range of interface versions it asks for */
    static void pack(Path jar, String spi) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", jar.getFileName().toString().replace(".jar", ""));
        headers.putValue("Bundle-Version", "1.2.3");
        headers.putValue("Import-Package", "org.checkgate.spi;version=\"" + spi + "\"");
        headers.putValue("Service-Component", "OSGI-INF/fake.xml");
        headers.putValue("Require-Capability", "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4.0)(!(version>=2.0.0)))\"");
        String component = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"fake\"><implementation class=\"" + CLASS
                + "\"/><service><provide interface=\"org.checkgate.spi.CameraPlugin\"/></service></scr:component>";
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.putNextEntry(new JarEntry("OSGI-INF/fake.xml"));
            packed.write(component.getBytes(StandardCharsets.UTF_8));
            String path = CLASS.replace('.', '/') + ".class";
            packed.putNextEntry(new JarEntry(path));
            packed.write(FakeCameraPlugin.class.getClassLoader().getResourceAsStream(path).readAllBytes());
        }
    }
}
