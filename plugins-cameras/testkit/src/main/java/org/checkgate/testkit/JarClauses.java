package org.checkgate.testkit;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What the appliance demands of a jar in its plugin folder, and what it cannot see from outside. */
final class JarClauses {
    private static final String SPI = "org.checkgate.spi";
    private static final int JAVA_17 = 61;
    private static final Set<String> CAPABILITIES = Set.of("osgi.ee", "osgi.extender");
    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
        .flatMap(m -> m.getDescriptor().exports().stream()).filter(e -> !e.isQualified())
        .map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

    private final PluginJar jar;

    private JarClauses(PluginJar jar) {
        this.jar = jar;
    }

    static List<Clause> of(PluginJar jar, UsedJar used) {
        JarClauses clauses = new JarClauses(jar);
        return List.of(
            new Clause("jar.bundle", "The jar is an OSGi bundle with a name and a version.", clauses::bundle),
            new Clause("jar.exports-nothing", "The jar exports no package, so that nobody can tie himself to it.", clauses::exportsNothing),
            new Clause("jar.imports", "The jar asks for the interface and the JDK, and for nothing else.", clauses::imports),
            new Clause("jar.spi-version", "The jar asks for a range of the interface that holds this one.", clauses::spiVersion),
            new Clause("jar.no-activator", "The jar has no activator: the component is all that publishes it.", clauses::noActivator),
            new Clause("jar.no-spi-copy", "The jar does not carry the interface's classes.", clauses::noSpiCopy),
            new Clause("jar.java-17", "The classes run on Java 17.", clauses::java17),
            new Clause("jar.component", "One component provides the plugin, starts when it is asked for, and waits for nothing.",
                clauses::component),
            new Clause("jar.serves", "The plugin in the jar serves your own card with the JDK and the interface alone.", used::serves),
            new Clause("jar.leaves-nothing", "Once the plugin is removed, its threads and its classes are gone.", used::leavesNothing));
    }

    private void bundle() {
        String name = ManifestHeader.parse(jar.header("Bundle-SymbolicName")).stream().findFirst().map(ManifestHeader::name).orElse("");
        Broken.unless(!name.isEmpty(), "The manifest names no bundle. Build it with packaging 'bundle', as the guide says.");
        Broken.unless(jar.header("Bundle-ManifestVersion").strip().equals("2"), "The manifest's Bundle-ManifestVersion is '"
            + jar.header("Bundle-ManifestVersion") + "', not 2.");
        Broken.unless(jar.header("Bundle-Version").strip().matches("\\d+(\\.\\d+(\\.\\d+(\\.[\\w-]+)?)?)?"), "The bundle's version is '"
            + jar.header("Bundle-Version") + "'.");
        Broken.unless(jar.header("Fragment-Host").isEmpty(), "The jar is a fragment of " + jar.header("Fragment-Host")
            + "; a plugin is a bundle of its own.");
    }

    private void exportsNothing() {
        List<String> exports = jar.clauses("Export-Package").stream().map(ManifestHeader::name).toList();
        Broken.unless(exports.isEmpty(), "The jar exports " + exports + ". Say <Export-Package>!*</Export-Package>.");
    }

    private void imports() {
        for (ManifestHeader wanted : jar.clauses("Import-Package")) {
            Broken.unless(wanted.name().equals(SPI) || wanted.name().startsWith("java.") || JDK.contains(wanted.name()),
                "The jar imports " + wanted.name()
                    + ", which the appliance does not lend to plugins. Nest what you need (Embed-Dependency, or Private-Package).");
            Broken.unless(!"optional".equals(wanted.parameters().get("resolution:")), "The import of " + wanted.name()
                + " is optional. Whoever exports that package later would restart the plugin.");
        }
        Broken.unless(jar.header("DynamicImport-Package").isBlank(), "The jar has DynamicImport-Package: " + jar.header("DynamicImport-Package")
            + ".");
        Broken.unless(jar.header("Require-Bundle").isBlank(), "The jar requires the bundle " + jar.header("Require-Bundle") + ".");
        for (ManifestHeader wanted : jar.clauses("Require-Capability")) {
            Broken.unless(CAPABILITIES.contains(wanted.name()), "The jar requires the capability " + wanted.name()
                + ", which the appliance does not promise to plugins.");
        }
    }

    private void spiVersion() throws IOException {
        ManifestHeader wanted = jar.clauses("Import-Package").stream().filter(h -> h.name().equals(SPI)).findFirst().orElse(null);
        Broken.unless(wanted != null, "The jar does not import " + SPI + ", so it holds no camera plugin.");
        String range = wanted.parameters().getOrDefault("version", "");
        Broken.unless(!range.isEmpty(), "The jar takes any version of " + SPI
            + ". Compile against its jar, and the packaging 'bundle' states a range.");
        Broken.unless(SpiVersion.holds(range, SpiVersion.current()), "The jar asks for " + SPI + " " + range + "; this is "
            + SpiVersion.current() + ".");
    }

    private void noActivator() {
        String activator = jar.header("Bundle-Activator") + jar.header("ExtensionBundle-Activator");
        Broken.unless(activator.isBlank(), "The jar has the activator " + activator + ". Annotate the plugin with @Component instead.");
    }

    private void noSpiCopy() {
        List<String> copies = jar.classes().stream().map(PluginJar.ClassFile::path).filter(p -> p.startsWith("org/checkgate/spi/")).toList();
        Broken.unless(copies.isEmpty(), "The jar brings " + copies.size() + " classes of " + SPI
            + ", so the appliance would not know its plugin. Make that dependency 'provided', and leave it out of Private-Package.");
    }

    private void java17() {
        List<PluginJar.ClassFile> newer = jar.classes().stream().filter(c -> c.version() > JAVA_17).toList();
        Broken.unless(newer.isEmpty(), newer.size() + " classes are made for a newer Java, such as "
            + newer.stream().findFirst().map(PluginJar.ClassFile::path).orElse("")
                + ". Compile with <maven.compiler.release>17</maven.compiler.release>.");
    }

    private void component() {
        Element component = jar.pluginComponent();
        String name = jar.implementation();
        Broken.unless(jar.classes().stream().anyMatch(c -> c.path().equals(name.replace('.', '/') + ".class")), "The component's class '" + name
            + "' is not in the jar.");
        Broken.unless(!component.getAttribute("immediate").equals("true"),
            "The component is immediate. Leave that out: the appliance asks for it when it needs it.");
        Broken.unless(!component.getAttribute("enabled").equals("false"), "The component is not enabled, so it never serves.");
        Broken.unless(!component.getAttribute("configuration-policy").equals("require"),
            "The component waits for a configuration, which a plugin never gets.");
        List<Element> references = PluginJar.elements(component.getElementsByTagName("reference"));
        Broken.unless(references.isEmpty(), "The component waits for the service "
            + references.stream().findFirst().map(r -> r.getAttribute("interface")).orElse("")
                + ". A plugin gets a card and media, and no services.");
    }
}
