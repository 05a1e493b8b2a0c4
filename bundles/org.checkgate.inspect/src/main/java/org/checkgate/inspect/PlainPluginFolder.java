package org.checkgate.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.inspect.internal.JudgedJars;
import org.checkgate.inspect.internal.PluginJars;
import org.checkgate.inspect.internal.PluginTrust;

/**
 * A plugin folder without an appliance: the jars are judged by what stands in them alone, whoever signed them: they run in a process of
 * their own, for somebody who wants to try them. Safe for use by several threads.
 */
public final class PlainPluginFolder implements PluginFolder {
    private final JudgedJars jars;
    private final Path sandbox;

    /** @param sandbox the program that hosts the plugins, with the interface that they get */
    public PlainPluginFolder(Path folder, Path sandbox) {
        this.jars = new JudgedJars(folder, PluginTrust.EVERYBODY);
        this.sandbox = sandbox;
    }

    @Override
    public List<PluginVerdict> verdicts() {
        try {
            return jars.verdicts(PluginJars.spiVersion(sandbox));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean development() {
        return true;
    }

    /** The jars of good verdict, by absolute path: of two plugins of one name, that of the first serves. */
    public List<Path> serving() {
        return jars.serving(verdicts());
    }
}
