package org.checkgate.inspect.internal;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What a jar's own manifest tells against it. The framework is silent about most of this. */
final class JarVerdict {
    private static final String SPI = "org.checkgate.spi";
    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
        .flatMap(m -> m.getDescriptor().exports().stream()).filter(e -> !e.isQualified())
        .map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

    /** What is heavy belongs into an engine. */
    private static final long LARGEST_JAR = 128L << 20;
    private static final long LARGEST_MANIFEST = 1 << 20;
    private static final int LONGEST_SENTENCE = 1000;
    private static final Pattern OTHER_MANIFEST = Pattern.compile("META-INF/versions/[^/]+/OSGI-INF/.*", Pattern.DOTALL);
    private static final String COMPONENTS = "(osgi.extender=osgi.component)";

    private JarVerdict() {
    }

    /** A verdict other than active, or one of state ACTIVE with an empty sentence when the jar itself is as it should be. */
    static PluginVerdict of(Path file, Version spi, PluginTrust trust) {
        String name = file.getFileName().toString();
        try {
            if (Files.size(file) > LARGEST_JAR) {
                throw new IOException("it has more than " + (LARGEST_JAR >> 20) + " MiB");
            }
            PluginVerdict verdict = opened(file, name, spi, trust);
            return new PluginVerdict(name, verdict.symbolicName(), verdict.version(), verdict.state(), PlainWords.line(verdict.sentence(), LONGEST_SENTENCE));
        } catch (IOException | RuntimeException e) {
            return new PluginVerdict(name, "", "", State.NOT_A_BUNDLE, "The file cannot be read as a jar ("
                + PlainWords.line(String.valueOf(e.getMessage()), LONGEST_SENTENCE) + "). Copy it again.");
        }
    }

    private static PluginVerdict opened(Path file, String name, Version spi, PluginTrust trust) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            if (jar.stream().anyMatch(entry -> entry.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME) && entry.getSize() > LARGEST_MANIFEST)) {
                throw new IOException("its manifest has more than " + LARGEST_MANIFEST + " bytes");
            }
            Attributes manifest = jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
            String bsn = value(manifest, "Bundle-SymbolicName").split(";", 2)[0].strip();
            String version = value(manifest, "Bundle-Version");
            if (bsn.isEmpty()) {
                return new PluginVerdict(name, "", "", State.NOT_A_BUNDLE, "The jar's manifest names no bundle. Build it as the guide for plugins says.");
            }
            PluginVerdict verdict = judged(jar, manifest, name, bsn, version, spi);
            return verdict.state() == State.ACTIVE ? trusted(verdict, trust.objection(file)) : verdict;
        }
    }

    private static PluginVerdict judged(JarFile jar, Attributes manifest, String name, String bsn, String version, Version spi) throws IOException {
        if (jar.stream().anyMatch(e -> e.getName().startsWith("org/checkgate/spi/") && e.getName().endsWith(".class"))) {
            return new PluginVerdict(name, bsn, version, State.CARRIES_SPI,
                "The jar brings its own copy of " + SPI + ", so the appliance would not know its plugin. Build it with that dependency as provided.");
        }
        if (jar.stream().anyMatch(entry -> OTHER_MANIFEST.matcher(entry.getName()).matches())) {
            return new PluginVerdict(name, bsn, version, State.NOT_A_BUNDLE,
                "The jar is another bundle for each version of Java. Build it with one manifest, for Java 17.");
        }
        Map<String, String> exports = ManifestHeader.parse(value(manifest, "Export-Package"));
        if (!exports.isEmpty()) {
            return new PluginVerdict(name, bsn, version, State.EXPORTS_PACKAGES,
                "The jar exports " + String.join(", ", exports.keySet()) + ". A plugin exports nothing: leave Export-Package out.");
        }
        Optional<String> offered = capabilities(manifest, "Provide-Capability").filter(namespace -> !namespace.equals("osgi.service")).findFirst();
        if (offered.isPresent()) {
            return new PluginVerdict(name, bsn, version, State.EXPORTS_PACKAGES,
                "The jar offers the capability " + offered.get() + ". A plugin offers its service and nothing else: leave Provide-Capability out.");
        }
        Map<String, String> imports = ManifestHeader.parse(value(manifest, "Import-Package"));
        List<String> more = imports.keySet().stream().filter(p -> !p.equals(SPI) && !p.startsWith("java.") && !JDK.contains(p)).toList();
        String dynamic = value(manifest, "DynamicImport-Package") + value(manifest, "Require-Bundle");
        if (!more.isEmpty() || !dynamic.isBlank()) {
            return new PluginVerdict(name, bsn, version, State.IMPORTS_MORE, "The jar asks for "
                + (more.isEmpty() ? dynamic : String.join(", ", more)) + ". A plugin may ask for " + SPI + " and the JDK only: nest what else it needs.");
        }
        Optional<String> required = ManifestHeader.clauses(value(manifest, "Require-Capability")).stream().filter(clause -> !isUsual(clause))
            .map(clause -> clause.get(0)).findFirst();
        if (required.isPresent()) {
            return new PluginVerdict(name, bsn, version, State.IMPORTS_MORE, "The jar asks for the capability " + required.get()
                + ". A plugin may ask for a version of Java and for what publishes its component, and for nothing else.");
        }
        Optional<String> own = OwnStart.of(jar, manifest);
        if (own.isPresent()) {
            return new PluginVerdict(name, bsn, version, State.STARTS_CODE, "The jar has " + own.get()
                + ", which would run inside the appliance. A plugin is a component with the service " + SPI + ".CameraPlugin, and nothing that starts by itself.");
        }
        return againstSpi(imports.get(SPI), name, bsn, version, spi);
    }

    private static Stream<String> capabilities(Attributes manifest, String header) {
        return ManifestHeader.clauses(value(manifest, header)).stream().map(clause -> clause.get(0));
    }

    /** Another extender than the one for components would do something of its own with the jar, such as configure the appliance by it. */
    private static boolean isUsual(List<String> requirement) {
        String filter = requirement.stream().filter(part -> part.startsWith("filter:")).findFirst().orElse("").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return requirement.get(0).equals("osgi.ee")
            || requirement.get(0).equals("osgi.extender") && filter.contains(COMPONENTS) && !filter.replace(COMPONENTS, "").contains("osgi.extender");
    }

    private static PluginVerdict trusted(PluginVerdict verdict, Optional<String> objection) {
        return objection.map(sentence -> new PluginVerdict(verdict.file(), verdict.symbolicName(), verdict.version(), State.UNTRUSTED, sentence)).orElse(verdict);
    }

    private static PluginVerdict againstSpi(String wanted, String name, String bsn, String version, Version spi) {
        if (wanted == null) {
            return new PluginVerdict(name, bsn, version, State.NEEDS_SPI, "The jar does not import " + SPI + ", so it holds no camera plugin.");
        }
        try {
            if (wanted.isEmpty() || VersionRange.valueOf(wanted).includes(spi)) {
                return new PluginVerdict(name, bsn, version, State.ACTIVE, "");
            }
        } catch (IllegalArgumentException e) {
            return new PluginVerdict(name, bsn, version, State.NEEDS_SPI, "The jar asks for " + SPI + " '" + wanted + "', which is no version range.");
        }
        return new PluginVerdict(name, bsn, version, State.NEEDS_SPI, "The jar asks for " + SPI + " " + wanted + ", this appliance has "
            + spi + ". Get the plugin's build for this appliance.");
    }

    private static String value(Attributes manifest, String key) {
        String value = manifest.getValue(key);
        return value == null ? "" : value;
    }
}
