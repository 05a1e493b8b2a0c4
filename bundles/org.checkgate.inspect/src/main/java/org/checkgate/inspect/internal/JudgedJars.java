package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.inspect.PluginVerdict;
import org.osgi.framework.Version;

/** What stands in the jars of a folder, judged once a build: a verdict is asked for at each clip. Safe for use by several threads. */
public final class JudgedJars {
    private final Path folder;
    private final PluginTrust trust;
    private Map<JarBuild, PluginVerdict> known = Map.of();
    private Version against = Version.emptyVersion;

    public JudgedJars(Path folder, PluginTrust trust) {
        this.folder = folder.toAbsolutePath();
        this.trust = trust;
    }

    /** The verdicts over the jars that lie there now, sorted by name. */
    public synchronized List<PluginVerdict> verdicts(Version spi) throws IOException {
        Map<JarBuild, PluginVerdict> now = new HashMap<>();
        List<PluginVerdict> verdicts = new ArrayList<>();
        for (Path jar : PluginJars.in(folder)) {
            Optional<JarBuild> build = JarBuild.of(jar);
            if (build.isPresent()) {
                PluginVerdict before = spi.equals(against) ? known.get(build.get()) : null;
                PluginVerdict verdict = before == null ? JarVerdict.of(jar, spi, trust) : before;
                now.put(build.get(), verdict);
                verdicts.add(verdict);
            }
        }
        known = now;
        against = spi;
        return verdicts;
    }

    /** Where a jar of that name lies. */
    public Path jar(String file) {
        return folder.resolve(file);
    }
}
