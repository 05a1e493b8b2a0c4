package org.checkgate.inspect.internal.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.PluginComplaint;
import org.checkgate.inspect.PluginLeftException;
import org.checkgate.inspect.Sandboxes;
import org.checkgate.inspect.internal.JarBuild;
import org.checkgate.inspect.internal.PlainWords;
import org.checkgate.process.Children;

/** The plugins of one set of jars. A jar whose plugin cannot even say its name is left out, with the reason. */
public final class PluginSet {
    /** No jars, no plugins, no process. */
    public static final PluginSet EMPTY = new PluginSet(null, Duration.ZERO, List.of(), Map.of(), Map.of());
    private static final Duration NAME_LIMIT = Duration.ofSeconds(10);

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int LONGEST_SAID = 300;

    private final Pool pool;
    private final Duration idle;
    private final List<HostedPlugin> plugins;
    private final Map<Path, String> broken;
    private final Map<Path, Conduct> conduct;

    private PluginSet(Pool pool, Duration idle, List<HostedPlugin> plugins, Map<Path, String> broken, Map<Path, Conduct> conduct) {
        this.pool = pool;
        this.idle = idle;
        this.plugins = List.copyOf(plugins);
        this.broken = Map.copyOf(broken);
        this.conduct = Map.copyOf(conduct);
    }

    /**
     * @param jars of two plugins of one name, that of the first serves
     * @throws IOException when no plugin can be hosted at all
     */
    public static PluginSet open(Sandboxes sandboxes, Children children, List<JarBuild> jars) throws IOException {
        ProcessStart start = new ProcessStart(sandboxes, children);
        Map<Path, String> broken = new TreeMap<>();
        List<JarBuild> left = new ArrayList<>(jars);
        while (true) {
            Pool pool = new Pool(start, JarCopies.of(left), sandboxes.most());
            try {
                return named(pool, sandboxes.idle(), broken);
            } catch (Unnamed unnamed) {
                // It cost the process that the others were asked in, so they are asked anew, without it.
                broken.put(unnamed.jar, unnamed.getMessage());
                left.removeIf(build -> build.jar().equals(unnamed.jar));
                pool.retire();
            } catch (IOException | RuntimeException e) {
                pool.retire();
                throw e;
            }
        }
    }

    private static PluginSet named(Pool pool, Duration idle, Map<Path, String> broken) throws IOException, Unnamed {
        List<HostedPlugin> plugins = new ArrayList<>();
        Map<Path, Conduct> conduct = new HashMap<>();
        Map<String, Path> taken = new HashMap<>();
        Map<Path, String> silent = new TreeMap<>(broken);
        silent.putAll(pool.jars().missed());
        PluginProcess process = first(pool);
        try {
            for (Map.Entry<String, String> jar : process.broken().entrySet()) {
                silent.put(pool.jars().original(jar.getKey()), "It cannot be started: " + PlainWords.line(jar.getValue(), LONGEST_SAID));
            }
            for (int i = 0; i < process.offers().size(); i++) {
                PluginProcess.Offer offer = process.offers().get(i);
                Path jar = pool.jars().original(offer.jar());
                int number = i;
                try {
                    String name = Deadline.within(NAME_LIMIT, "camera-plugin-name", () -> process.name(number));
                    Path other = NAME.matcher(name).matches() ? taken.putIfAbsent(name, jar) : null;
                    if (!NAME.matcher(name).matches() || name.equals(ClaimedClip.GENERIC)) {
                        silent.put(jar, "It calls itself '" + PlainWords.line(name, LONGEST_SAID) + "'. A plugin's name has up to 64 lower-case letters, digits and '-', and is not "
                            + ClaimedClip.GENERIC + ".");
                        continue;
                    } else if (other != null) {
                        // Whoever is asked about a clip has to be who claimed it.
                        silent.put(jar, "It calls itself " + name + ", as does " + other.getFileName() + ", which serves. Remove one of them.");
                        continue;
                    }
                    Conduct own = conduct.computeIfAbsent(jar, j -> new Conduct());
                    plugins.add(new HostedPlugin(() -> lease(pool, number, name, own), name, offer.version(), offer.renders()));
                } catch (TimeoutException e) {
                    throw new Unnamed(jar, "It did not say its name within " + NAME_LIMIT.toSeconds() + " s.");
                } catch (ExecutionException e) {
                    if (!process.leftovers().isEmpty() || !process.alive() || e.getCause() instanceof LostProcess) {
                        throw new Unnamed(jar, "It did not say its name: " + PlainWords.line(String.valueOf(e.getCause().getMessage()), LONGEST_SAID));
                    }
                    silent.put(jar, "It could not say its name: " + PlainWords.line(String.valueOf(e.getCause().getMessage()), LONGEST_SAID));
                }
            }
        } catch (InterruptedException e) {
            throw stopped();
        } finally {
            pool.giveBack(process);
        }
        plugins.sort(Comparator.comparing(HostedPlugin::name).thenComparing(HostedPlugin::version));
        return new PluginSet(pool, idle, plugins, silent, conduct);
    }

    private static PluginProcess first(Pool pool) throws IOException {
        try {
            return pool.borrow().orElseThrow();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private static IOException stopped() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The plugins were not asked their names: the work was stopped.");
    }

    private static SandboxLease lease(Pool pool, int number, String name, Conduct conduct) throws IOException, InterruptedException {
        conduct.checkTrusted();
        PluginProcess process = pool.borrow().orElseThrow(PluginLeftException::new);
        return new SandboxLease(pool, process, number, name, conduct);
    }

    /** A plugin's jar cost a process before it had a name. */
    private static final class Unnamed extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Path jar;

        Unnamed(Path jar, String sentence) {
            super(sentence);
            this.jar = jar;
        }
    }

    /** Those that serve, sorted by name. */
    public List<HostedPlugin> plugins() {
        return plugins;
    }

    /** What is wrong, by jar. */
    public Map<Path, PluginComplaint> complaints() {
        Map<Path, PluginComplaint> complaints = new TreeMap<>();
        broken.forEach((jar, sentence) -> complaints.put(jar, new PluginComplaint(sentence, false)));
        conduct.forEach((jar, own) -> own.complaint().ifPresent(complaint -> complaints.put(jar, complaint)));
        return complaints;
    }

    /** Ends processes that nobody needs now. */
    public void tidy() {
        if (pool != null) {
            pool.tidy(idle);
        }
    }

    /** Lends no process any more; those that are lent end with their call. */
    public void retire() {
        if (pool != null) {
            pool.retire();
        }
    }
}
