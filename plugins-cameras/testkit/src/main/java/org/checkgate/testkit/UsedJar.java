package org.checkgate.testkit;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.checkgate.spi.CameraPlugin;

/** A plugin that is loaded from its jar, used and dropped again. */
final class UsedJar {
    private final PluginJar jar;
    private final List<TestCard> cards;
    private final Duration clipTime;
    private final Duration cardTime;

    UsedJar(PluginJar jar, List<TestCard> cards, Duration clipTime, Duration cardTime) {
        this.jar = jar;
        this.cards = cards;
        this.clipTime = clipTime;
        this.cardTime = cardTime;
    }

    /**
     * What is left of a use.
     *
     * @param problem why it could not be used; empty when it could
     * @param threads in which its calls ran, and all threads that those started
     * @param loader  of its classes, dropped by everybody but the plugin
     */
    private record Traces(String problem, ThreadGroup threads, WeakReference<ClassLoader> loader) {
    }

    void serves() throws Exception {
        String problem = use().problem();
        Broken.unless(problem.isEmpty(), problem);
    }

    void leavesNothing() throws Exception {
        Traces traces = use();
        await(() -> running(traces.threads()).length == 0);
        Thread[] threads = running(traces.threads());
        Broken.unless(threads.length == 0, "After its calls have ended, these threads still run: " + Arrays.stream(threads).map(Thread::getName)
            .toList()
            + ". A plugin starts no threads.");
        LastRecord.replace();
        await(() -> {
            System.gc();
            return traces.loader().refersTo(null);
        });
        Broken.unless(traces.loader().refersTo(null),
            "After it is removed, something of the JDK still holds its classes: a shutdown hook, a thread local, "
            + "a registry such as DriverManager. Each upgrade of the plugin would cost memory for good.");
    }

    private Traces use() throws Exception {
        Path folder = Files.createTempDirectory("testkit");
        try (URLClassLoader loader = jar.loader(folder)) {
            ThreadGroup threads = new ThreadGroup("camera-plugin-jar");
            AtomicReference<String> problem = new AtomicReference<>("");
            // Thread locals and inherited things go with this thread, as they do in the appliance.
            Thread user = new Thread(threads, () -> problem.set(problem(loader)), "camera-plugin-kit-jar");
            user.setContextClassLoader(loader);
            user.start();
            user.join();
            return new Traces(problem.get(), threads, new WeakReference<>(loader));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** As a text, for an exception of the plugin's would hold its classes. */
    private String problem(ClassLoader loader) {
        try {
            Subject subject = new Subject(plugin(loader), cards, clipTime, cardTime);
            subject.name();
            for (TestCard card : cards) {
                subject.score(card.copy(), "your card");
            }
            for (Sample sample : subject.samples()) {
                Answer answer = subject.answer(sample.card(), sample.clip(), sample.words());
                Broken.unless(answer.answered(), "Of " + sample.words() + " nothing could be said: " + answer.refusal());
                String path = sample.clip().primary().path();
                Sample cut = sample.with(path, sample.content(path).resized(sample.content(path).size() / 2));
                subject.answer(cut.card(), cut.clip(), cut.words() + ", cut in its middle,");
            }
            return "";
        } catch (Broken e) {
            return e.getMessage();
        } catch (IOException e) {
            return "Your card cannot be read: " + e.getMessage();
        } catch (RuntimeException | LinkageError e) {
            // Nothing may end this thread without a word: the clause would be green.
            return "The plugin could not be used: " + e;
        }
    }

    private CameraPlugin plugin(ClassLoader loader) {
        String name = jar.implementation();
        try {
            Class<?> type = loader.loadClass(name);
            Broken.unless(Modifier.isPublic(type.getModifiers()), name + " is not public, so no component can be made of it.");
            Constructor<?> constructor = type.getConstructor();
            return (CameraPlugin) TimedCall.within(clipTime, "come into being", () -> made(constructor)).orBroken("come into being");
        } catch (NoSuchMethodException e) {
            throw new Broken(name + " has no public constructor without parameters.");
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new Broken("The plugin " + name + " cannot be loaded: " + e + ".");
        }
    }

    private static Object made(Constructor<?> constructor) throws Exception {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Thread[] running(ThreadGroup threads) {
        Thread[] found = new Thread[threads.activeCount() + 16];
        return Arrays.copyOf(found, threads.enumerate(found));
    }

    /** A thread that was told to end may take a moment, and the collector needs a few rounds: as long as a clip is granted. */
    private void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + clipTime.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }
}
