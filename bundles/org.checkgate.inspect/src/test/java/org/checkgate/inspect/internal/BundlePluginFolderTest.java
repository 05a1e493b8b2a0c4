package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.checkgate.spi.CameraPlugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

class BundlePluginFolderTest {
    private static final String SPI_IMPORT = "java.util,javax.xml.stream,org.checkgate.spi;version=\"[1.0,2)\"";
    @TempDir
    Path folder;
    private final List<Bundle> bundles = new ArrayList<>();

    @BeforeEach
    void spiIsInstalled() {
        bundles.add(fakeBundle("org.checkgate.spi", Bundle.ACTIVE, false, "org.checkgate.spi;uses:=\"a,b\";version=\"1.2.0\""));
    }

    private static Bundle fakeBundle(String name, int state, boolean serves, String exports) {
        return fakeBundle(name, state, serves, exports, "file:/plugins/" + name + ".jar");
    }

    private static Bundle fakeBundle(String name, int state, boolean serves, String exports, String location) {
        ServiceReference<?> reference = (ServiceReference<?>) Proxy.newProxyInstance(Bundle.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class}, (p, m, a) -> a[0].equals("objectClass") ? new String[] {CameraPlugin.class.getName()} : null);
        Map<String, Object> answers = Map.of("getSymbolicName", name, "getVersion", new Version("1.0.0"), "getState", state,
            "getLocation", location, "getHeaders", new Hashtable<>(Map.of("Export-Package", exports)),
            "getRegisteredServices", serves ? new ServiceReference<?>[] {reference} : new ServiceReference<?>[0]);
        return (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (p, m, a) -> answers.get(m.getName()));
    }

    private void jar(String name, Map<String, String> headers, String... entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((k, v) -> manifest.getMainAttributes().putValue(k, v));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".jar")); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String entry : entries) {
                jar.putNextEntry(new ZipEntry(entry));
            }
        }
    }

    private void bundle(String name, String imports, String... more) throws IOException {
        Map<String, String> headers = new java.util.HashMap<>(Map.of("Bundle-SymbolicName", name + ";singleton:=true",
            "Bundle-Version", "1.0.0", "Import-Package", imports));
        for (int i = 0; i + 1 < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        jar(name, headers);
    }

    private BundlePluginFolder plugins() {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {BundleContext.class},
            (p, m, a) -> bundles.toArray(new Bundle[0]));
        return new BundlePluginFolder(context, new JudgedJars(folder, PluginTrust.EVERYBODY));
    }

    private PluginVerdict verdict(String file) {
        List<PluginVerdict> verdicts = plugins().verdicts();
        verdicts.forEach(v -> assertFalse(v.sentence().isBlank(), v.toString()));
        return verdicts.stream().filter(v -> v.file().equals(file + ".jar")).findFirst().orElseThrow();
    }

    @Test
    void active() throws IOException {
        bundle("good", SPI_IMPORT);
        bundles.add(fakeBundle("good", Bundle.ACTIVE, true, ""));
        assertEquals(new PluginVerdict("good.jar", "good", "1.0.0", State.ACTIVE, "Serves good."), verdict("good"));
    }

    @Test
    void whatHasNoGoodVerdictMayNotBeResolved() throws IOException {
        bundle("good", SPI_IMPORT);
        bundle("exports", SPI_IMPORT, "Export-Package", "com.maker.api");
        bundle(".hidden", SPI_IMPORT);
        assertFalse(plugins().refused("good.jar"), "it is merely not installed");
        assertTrue(plugins().installable("good.jar"));
        bundle("newer", "org.checkgate.spi;version=\"[2.0,3)\"");
        assertTrue(plugins().installable("newer.jar") && plugins().refused("newer.jar"), "another release of the appliance may have its interface");
        for (String refused : List.of("exports.jar", ".hidden.jar", "absent.jar")) {
            assertTrue(plugins().refused(refused), refused);
        }
    }

    @Test
    void failedInThreeWays() throws IOException {
        bundle("absent", SPI_IMPORT);
        bundle("unresolved", SPI_IMPORT);
        bundle("silent", SPI_IMPORT);
        bundles.add(fakeBundle("unresolved", Bundle.INSTALLED, false, ""));
        bundles.add(fakeBundle("silent", Bundle.ACTIVE, false, ""));
        assertEquals(State.FAILED, verdict("absent").state());
        assertEquals(State.FAILED, verdict("unresolved").state());
        assertEquals(State.FAILED, verdict("silent").state());
    }

    @Test
    void whatTheFrameworkIsSilentAbout() throws IOException {
        bundle("newer", "org.checkgate.spi;version=\"[2.0,3)\"");
        bundle("tooexact", "org.checkgate.spi;version=\"[1.0,1.1)\"");
        bundle("nothing", "java.util");
        bundle("exports", SPI_IMPORT, "Export-Package", "com.maker.api;version=\"1.0\"");
        bundle("imports", SPI_IMPORT + ",com.google.gson");
        bundle("dynamic", SPI_IMPORT, "DynamicImport-Package", "*");
        jar("carries", Map.of("Bundle-SymbolicName", "carries", "Bundle-Version", "1.0.0", "Import-Package", SPI_IMPORT), "org/checkgate/spi/Card.class");
        jar("plain", Map.of());
        Files.writeString(folder.resolve("torn.jar"), "PK torn");
        assertEquals(State.NEEDS_SPI, verdict("newer").state());
        assertEquals(State.NEEDS_SPI, verdict("tooexact").state());
        assertEquals(State.NEEDS_SPI, verdict("nothing").state());
        assertEquals(State.EXPORTS_PACKAGES, verdict("exports").state());
        assertEquals(State.IMPORTS_MORE, verdict("imports").state());
        assertEquals(State.IMPORTS_MORE, verdict("dynamic").state());
        assertEquals(State.CARRIES_SPI, verdict("carries").state());
        assertEquals(State.NOT_A_BUNDLE, verdict("plain").state());
        assertEquals(State.NOT_A_BUNDLE, verdict("torn").state());
    }

    @Test
    void whatWouldRunInTheApplianceIsRefused() throws IOException {
        bundle("activator", SPI_IMPORT, "Bundle-Activator", "com.maker.Activator");
        bundle("pattern", SPI_IMPORT, "Service-Component", "OSGI-INF/*.xml");
        component("immediate", " immediate=\"true\"", "<service><provide interface=\"org.checkgate.spi.CameraPlugin\"/></service>");
        component("serviceless", "", "");
        component("factory", " factory=\"f\"", "<service><provide interface=\"org.checkgate.spi.CameraPlugin\"/></service>");
        component("delayed", "", "<service><provide interface=\"org.checkgate.spi.CameraPlugin\"/></service>");
        for (String refused : List.of("activator", "pattern", "immediate", "serviceless", "factory")) {
            assertEquals(State.STARTS_CODE, verdict(refused).state(), refused);
        }
        assertEquals(State.FAILED, verdict("delayed").state(), "as it should be, and merely not installed");
    }

    @Test
    void noOtherWayOfStartingCodeIsOverlooked() throws IOException {
        String good = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"c\"><implementation class=\"C\"/>"
            + "<service><provide interface=\"org.checkgate.spi.CameraPlugin\"/></service></scr:component>";
        String evil = good.replace(" name=\"c\"", " name=\"d\" immediate=\"true\"");
        described("together", "OSGI-INF/a.xml", Map.of("OSGI-INF/a.xml", "<components>" + good + evil + "</components>"));
        described("blank", "OSGI-INF/a.xml OSGI-INF/b.xml", Map.of("OSGI-INF/a.xml", good, "OSGI-INF/b.xml", evil));
        described("slash", "/OSGI-INF/b.xml", Map.of("OSGI-INF/b.xml", evil));
        described("folder", "OSGI-INF/", Map.of("OSGI-INF/", "", "OSGI-INF/b.xml", evil));
        described("event", "OSGI-INF/a.xml", Map.of("OSGI-INF/a.xml", good.replace("</service>", "<provide interface=\"org.osgi.service.event.EventHandler\"/></service>")));
        bundle("extension", SPI_IMPORT, "Fragment-Host", "system.bundle;extension:=framework");
        bundle("fragment", SPI_IMPORT, "Fragment-Host", "org.checkgate.transfer");
        bundle("commands", SPI_IMPORT, "Karaf-Commands", "*");
        for (String refused : List.of("together", "blank", "slash", "folder", "event", "extension", "fragment", "commands")) {
            assertEquals(State.STARTS_CODE, verdict(refused).state(), refused);
            assertFalse(plugins().installable(refused + ".jar"), refused);
        }
        described("painter", "OSGI-INF/a.xml", Map.of("OSGI-INF/a.xml", good.replace("</service>", "<provide interface=\"org.checkgate.spi.RenderAbility\"/></service>")));
        assertEquals(State.FAILED, verdict("painter").state(), "as it should be, and merely not installed");
    }

    @Test
    void capabilitiesAreForItsServiceAlone() throws IOException {
        String component = "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"";
        bundle("usual", SPI_IMPORT, "Require-Capability", component + ",osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"",
            "Provide-Capability", "osgi.service;objectClass:List<String>=\"org.checkgate.spi.CameraPlugin\"");
        bundle("configures", SPI_IMPORT, "Require-Capability", component + ",osgi.extender;filter:=\"(osgi.extender=osgi.configurator)\"");
        bundle("either", SPI_IMPORT, "Require-Capability", "osgi.extender;filter:=\"(|(osgi.extender=osgi.component)(OSGI.extender = osgi.configurator))\"");
        bundle("unmet", SPI_IMPORT, "Require-Capability", "maker.hardware");
        bundle("offers", SPI_IMPORT, "Provide-Capability", "osgi.extender;osgi.extender=\"osgi.component\";version:Version=\"1.5\"");
        jar("versions", Map.of("Bundle-SymbolicName", "versions", "Bundle-Version", "1.0.0", "Import-Package", SPI_IMPORT, "Multi-Release", "true"),
            "META-INF/versions/9/OSGI-INF/MANIFEST.MF");
        assertEquals(State.FAILED, verdict("usual").state(), "as it should be, and merely not installed");
        assertEquals(State.IMPORTS_MORE, verdict("configures").state());
        assertEquals(State.IMPORTS_MORE, verdict("either").state());
        assertEquals(State.IMPORTS_MORE, verdict("unmet").state());
        assertEquals(State.EXPORTS_PACKAGES, verdict("offers").state());
        assertEquals(State.NOT_A_BUNDLE, verdict("versions").state());
    }

    @Test
    void whoTakesTheNameOfABundleOfTheApplianceIsNotTrusted() throws IOException {
        bundle("org.checkgate.spi", SPI_IMPORT);
        bundles.clear();
        bundles.add(fakeBundle("org.checkgate.spi", Bundle.ACTIVE, false, "org.checkgate.spi;version=\"1.2.0\"", "mvn:org.checkgate/org.checkgate.spi/1"));
        assertEquals(State.UNTRUSTED, verdict("org.checkgate.spi").state());
        assertFalse(plugins().installable("org.checkgate.spi.jar"));
    }

    @Test
    void whatUnpacksToMuchIsNoJar() throws IOException {
        described("bomb", "OSGI-INF/a.xml", Map.of("OSGI-INF/a.xml", " ".repeat(3 << 20)));
        assertEquals(State.NOT_A_BUNDLE, verdict("bomb").state());
        bundle("manifest", SPI_IMPORT, "X-Long", "x".repeat(2 << 20));
        assertEquals(State.NOT_A_BUNDLE, verdict("manifest").state());
        try (java.io.RandomAccessFile large = new java.io.RandomAccessFile(folder.resolve("large.jar").toFile(), "rw")) {
            large.setLength(129L << 20);
        }
        assertTrue(verdict("large").sentence().contains("128 MiB"));
    }

    private void described(String name, String components, Map<String, String> files) throws IOException {
        Manifest manifest = new Manifest();
        Map.of("Manifest-Version", "1.0", "Bundle-SymbolicName", name, "Bundle-Version", "1.0.0", "Import-Package", SPI_IMPORT,
            "Service-Component", components).forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".jar")); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, String> file : new java.util.TreeMap<>(files).entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    private void component(String name, String attributes, String service) throws IOException {
        Manifest manifest = new Manifest();
        Map.of("Manifest-Version", "1.0", "Bundle-SymbolicName", name, "Bundle-Version", "1.0.0", "Import-Package", SPI_IMPORT,
            "Service-Component", "OSGI-INF/c.xml").forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".jar")); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry("OSGI-INF/c.xml"));
            jar.write(("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"c\"" + attributes
                + "><implementation class=\"C\"/>" + service + "</scr:component>").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
