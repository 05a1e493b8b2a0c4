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
        ServiceReference<?> reference = (ServiceReference<?>) Proxy.newProxyInstance(Bundle.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class}, (p, m, a) -> a[0].equals("objectClass") ? new String[] {CameraPlugin.class.getName()} : null);
        Map<String, Object> answers = Map.of("getSymbolicName", name, "getVersion", new Version("1.0.0"), "getState", state,
            "getLocation", "file:/plugins/" + name + ".jar", "getHeaders", new Hashtable<>(Map.of("Export-Package", exports)),
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
