package org.checkgate.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.checkgate.spi.CameraPlugin;
import org.junit.jupiter.api.DynamicTest;

/**
 * The test kit for camera plugins. A test of the plugin's code, and one of its built jar, are a line each:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsItsPromises() {
 *     return CameraPluginKit.of(new MyPlugin()).withCard(new TestCard().with("CLIPS/A001.my", bytes)).clauses();
 * }
 *
 * @TestFactory
 * Stream<DynamicTest> theJarKeepsItsPromises() {
 *     return CameraPluginKit.ofJar(Path.of("target/my-plugin-1.0.jar")).withCard(card).clauses();
 * }
 * }</pre>
 *
 * <p>Every test is a clause with a stable id; a red one starts with it. The kit never writes to the card, and damages copies in
 * memory. The same cards give the same damage. A call that hangs turns its clause red after the time that the appliance would
 * grant: 10 seconds for a clip. Immutable; the clauses may run one after the other or at the same time.
 */
public final class CameraPluginKit {
    private static final Duration CLIP_TIME = Duration.ofSeconds(10);
    /** The appliance grants two minutes a card; who needs more than this for a card in memory will not keep them on a real one. */
    private static final Duration CARD_TIME = Duration.ofSeconds(60);

    private final CameraPlugin plugin;
    private final Path jar;
    private final List<TestCard> cards;
    private final Duration clipTime;
    private final Duration cardTime;

    private CameraPluginKit(CameraPlugin plugin, Path jar, List<TestCard> cards, Duration clipTime, Duration cardTime) {
        this.plugin = plugin;
        this.jar = jar;
        this.cards = List.copyOf(cards);
        this.clipTime = clipTime;
        this.cardTime = cardTime;
    }

    /** Starts with a plugin's code: how it recognises, groups and inspects. */
    public static CameraPluginKit of(CameraPlugin plugin) {
        return new CameraPluginKit(Objects.requireNonNull(plugin, "plugin"), null, List.of(), CLIP_TIME, CARD_TIME);
    }

    /** Starts with a plugin's built jar: its manifest, its component, and whether it leaves something behind. */
    public static CameraPluginKit ofJar(Path jar) {
        return new CameraPluginKit(null, Objects.requireNonNull(jar, "jar"), List.of(), CLIP_TIME, CARD_TIME);
    }

    /** Adds a card with good files of the family. One of each kind of clip is worth more than many of one kind. */
    public CameraPluginKit withCard(TestCard card) {
        List<TestCard> more = new ArrayList<>(cards);
        more.add(card.copy());
        return new CameraPluginKit(plugin, jar, more, clipTime, cardTime);
    }

    /**
     * Adds a folder with good files of the family.
     *
     * @throws IOException when the folder cannot be listed
     */
    public CameraPluginKit withCard(Path folder) throws IOException {
        return withCard(TestCard.of(folder));
    }

    /** For the kit's own tests, which do not wait ten seconds for a plugin that hangs. */
    CameraPluginKit within(Duration clip, Duration card) {
        return new CameraPluginKit(plugin, jar, cards, clip, card);
    }

    /**
     * The clauses as tests, for a method with {@code @TestFactory}.
     *
     * @throws IllegalStateException without a card that holds a file
     */
    public Stream<DynamicTest> clauses() {
        return list().stream().map(Clause::test);
    }

    List<Clause> list() {
        if (cards.isEmpty() || cards.stream().anyMatch(c -> c.files().isEmpty())) {
            throw new IllegalStateException("Give the kit a card with good files of the family: withCard(…).");
        }
        if (jar != null) {
            PluginJar built = new PluginJar(jar);
            return JarClauses.of(built, new UsedJar(built, cards, clipTime, cardTime));
        }
        Subject subject = new Subject(plugin, cards, clipTime, cardTime);
        return Stream.of(RecogniseClauses.of(subject), GroupClauses.of(subject), InspectClauses.of(subject), DamageClauses.of(subject),
            SchemaClauses.of(subject))
            .flatMap(List::stream).toList();
    }
}
