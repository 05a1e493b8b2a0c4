package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.osgi.framework.Version;

/** What stands in the jars of a folder, judged once a build: a verdict is asked for at each clip. Safe for use by several threads. */
public final class JudgedJars {
    private final Path folder;
    private final PluginTrust trust;
    private Map<JarBuild, PluginVerdict> known = Map.of();
    private Map<String, Boolean> vouched = Map.of();
    private Version against = Version.emptyVersion;

    public JudgedJars(Path folder, PluginTrust trust) {
        this.folder = folder.toAbsolutePath();
        this.trust = trust;
    }

    /** The verdicts over the jars that lie there now, sorted by name. */
    public synchronized List<PluginVerdict> verdicts(Version spi) throws IOException {
        Map<JarBuild, PluginVerdict> now = new HashMap<>();
        Map<String, Boolean> vouchedNow = new HashMap<>();
        List<PluginVerdict> verdicts = new ArrayList<>();
        for (Path jar : PluginJars.in(folder)) {
            Optional<JarBuild> build = JarBuild.of(jar);
            if (build.isPresent()) {
                PluginVerdict before = spi.equals(against) ? known.get(build.get()) : null;
                PluginVerdict verdict = before == null ? JarVerdict.of(jar, spi, trust) : before;
                String file = jar.getFileName().toString();
                vouchedNow.put(file, before == null || !vouched.containsKey(file) ? verdict.state() == State.ACTIVE && trust.vouches(jar) : vouched.get(file));
                now.put(build.get(), verdict);
                verdicts.add(verdict);
            }
        }
        known = now;
        vouched = vouchedNow;
        against = spi;
        return verdicts;
    }

    /**
     * The jars of good verdict, in the order in which they take names: who came with the appliance or is signed by somebody on the list
     * before who serves in development mode only, and the newer version before the older.
     */
    public synchronized List<Path> serving(List<PluginVerdict> verdicts) {
        return verdicts.stream().filter(verdict -> verdict.state() == State.ACTIVE)
            .sorted(Comparator.comparing((PluginVerdict verdict) -> !vouched.getOrDefault(verdict.file(), false))
                .thenComparing(JudgedJars::version, Comparator.reverseOrder()).thenComparing(PluginVerdict::file))
            .map(verdict -> jar(verdict.file())).toList();
    }

    private static Version version(PluginVerdict verdict) {
        try {
            return Version.parseVersion(verdict.version());
        } catch (IllegalArgumentException e) {
            return Version.emptyVersion;
        }
    }

    /** Where a jar of that name lies. */
    public Path jar(String file) {
        return folder.resolve(file);
    }
}
