package org.checkgate.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkgate.inspect.zoo.Late;
import org.checkgate.inspect.zoo.Misnamed;
import org.checkgate.inspect.zoo.Nameless;
import org.checkgate.inspect.zoo.Newer;
import org.checkgate.inspect.zoo.Painter;
import org.checkgate.inspect.zoo.PluginJar;
import org.checkgate.inspect.zoo.Zoo;
import org.checkgate.process.SupervisedChildren;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Rate;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bad-plugin zoo: whatever a plugin does, this process goes on, the clip falls to the host, and the reason is said. */
@Tag("long")
@Timeout(120)
class SandboxedPluginsTest {
    private static final Path SANDBOX = Path.of("../org.checkgate.sandbox/target/sandbox").toAbsolutePath().normalize();
    @TempDir
    private Path folder;
    private Path plugins;
    private SupervisedChildren children;
    private SandboxedPlugins hosted;
    /** For calls that wait until a test has started another process, which takes longer on a busy machine. */
    private static final InspectLimits SHORT = new InspectLimits(1 << 20, 1000, Duration.ofSeconds(2), Duration.ofSeconds(5));
    /** One clip at a time, where it is told what comes before what. */
    private final CardInspector patient = new CardInspector(InspectLimits.DEFAULT, 1);
    private final CardInspector inspector = new CardInspector(SHORT, 1);

    @BeforeEach
    void start() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
        children = new SupervisedChildren(folder.resolve("run"));
        hosted = new SandboxedPlugins(new Sandboxes(SANDBOX, 64 << 20, 2, Duration.ofMinutes(1)), children, this::jars);
    }

    @AfterEach
    void stop() {
        hosted.close();
        children.close();
    }

    private List<Path> jars() {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FakeSource card(String animal, String content) {
        return new FakeSource().with(animal + ".zoo", content.getBytes(StandardCharsets.UTF_8)).with("good.zoo", new byte[10]);
    }

    private ClipReport of(CardReport report, String clip) {
        return report.clips().stream().filter(c -> c.clip().name().equals(clip)).findFirst().orElseThrow();
    }

    private void fallsToTheHost(ClipReport clip, String words) {
        assertEquals(ClaimedClip.GENERIC, clip.plugin(), clip.toString());
        Finding finding = clip.inspection().findings().get(0);
        assertEquals("INSPECT_FAILED", finding.code());
        assertTrue(finding.sentence().contains("zoo") && finding.sentence().contains(words), finding.sentence());
    }

    private static void isGood(ClipReport clip) {
        assertEquals("zoo", clip.plugin(), clip.toString());
        assertEquals("Zoo", clip.inspection().metadata().get(Field.MAKE).value());
        assertEquals("1.2.3", clip.pluginVersion());
    }

    @ParameterizedTest
    @CsvSource({"hangs,took longer than 2000 ms", "spins,took longer", "stubborn,took longer", "throws,a bad day", "overflows,StackOverflowError",
        "exits,it tried to end the process", "halts,it tried to end the process", "eats,OutOfMemoryError", "nothing,it gave no answer",
        "nonsense,its answer has 3000", "listens,it tried to listen", "starts,it tried to start /bin/true", "opens-the-gate,it tried to open the gate",
        "others-file,is not a file of this clip", "many-open,1000 files open", "findings,its answer has 1600000 characters",
        "threads,it tried to run more than 200 threads"})
    void eachAnimalCostsItsOwnClipAndNothingElse(String animal, String words) throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        CardReport report = inspector.inspect(card(animal, "x"), hosted);
        fallsToTheHost(of(report, animal), words);
        isGood(of(report, "good"));
    }

    @Test
    void aPluginMaySayHowAClipIsRendered() throws IOException {
        PluginJar.pack(Painter.class, "1.2.3", plugins.resolve("painter.jar"));
        CardReport report = patient.inspect(painted("good", "unknown", "reads"), hosted);
        assertEquals(Optional.of(new RenderRecipe(RenderRecipe.Way.FRAMES, Role.FRAME, new Rate(24000, 1001), 1.33)), of(report, "good").recipe());
        assertEquals(Optional.empty(), of(report, "unknown").recipe());
        assertEquals(Optional.of(RenderRecipe.frames(new Rate(25, 1))), of(report, "reads").recipe());
        assertTrue(report.clips().stream().allMatch(clip -> clip.inspection().findings().isEmpty()), report.toString());
    }

    @ParameterizedTest
    @CsvSource({"hangs,took longer than 2000 ms to say how the clip is rendered", "throws,the paint is dry", "exits,it tried to end the process", "nothing,it gave no answer",
        "other-role,'the role audio, of which it has none'"})
    void whoFailsToSayItCostsTheRecipeAndNotTheDescription(String name, String words) throws IOException {
        PluginJar.pack(Painter.class, "1.2.3", plugins.resolve("painter.jar"));
        CardReport report = inspector.inspect(painted("good", name), hosted);
        assertTrue(of(report, "good").recipe().isPresent());
        ClipReport clip = of(report, name);
        assertEquals("painter", clip.plugin());
        assertEquals("Painter", clip.inspection().metadata().get(Field.MAKE).value());
        assertEquals(Optional.empty(), clip.recipe());
        Finding finding = clip.inspection().findings().get(0);
        assertEquals("RECIPE_FAILED", finding.code());
        assertTrue(finding.sentence().contains("painter") && finding.sentence().contains(words), finding.sentence());
    }

    @Test
    void whoCannotSayItIsNotAsked() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        assertFalse(hosted.snapshot().get(0).renders());
        assertEquals(Optional.empty(), of(patient.inspect(card("good", "x"), hosted), "good").recipe());
    }

    private static FakeSource painted(String... names) {
        FakeSource card = new FakeSource();
        for (String name : names) {
            card.with(name + ".paint", new byte[] {'x', 'y'});
        }
        return card;
    }

    @Test
    void nothingIsWrittenNothingIsDeletedAndNobodyIsCalled() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        Path card = Files.createFile(folder.resolve("card"));
        fallsToTheHost(of(inspector.inspect(card("writes", folder.toString()), hosted), "writes"), "it tried to write to " + folder);
        fallsToTheHost(of(inspector.inspect(card("deletes", folder.toString()), hosted), "deletes"), "it tried to write to " + folder);
        assertFalse(Files.exists(folder.resolve("written")));
        assertTrue(Files.exists(card));
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            door.setSoTimeout(200);
            fallsToTheHost(of(inspector.inspect(card("connects", "" + door.getLocalPort()), hosted), "connects"), "it tried to connect to 127.0.0.1");
            assertThrows(SocketTimeoutException.class, door::accept);
        }
    }

    @Test
    void whoReadsEverythingGetsNoMoreThanTheBudget() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        FakeSource card = new FakeSource().with("reads.zoo", new byte[3 << 20]).with("good.zoo", new byte[1]);
        fallsToTheHost(of(inspector.inspect(card, hosted), "reads"), "budget of 1048576 bytes");
        assertEquals(0, card.open.get());
    }

    @Test
    void threadsThatItLeavesAreEndedWithTheirProcess() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        CardReport report = inspector.inspect(card("leaks", "x"), hosted);
        isGood(of(report, "leaks"));
        isGood(of(report, "good"));
        assertTrue(hosted.complaints().get(plugins.resolve("zoo.jar")).sentence().contains("left-running"), hosted.complaints().toString());
        assertTrue(hosted.complaints().get(plugins.resolve("zoo.jar")).serves());
    }

    @Test
    void theCallAfterOneThatWasEndedGetsAnotherProcess() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        FakeSource card = new FakeSource();
        List.of("a/hangs", "b/good", "c/stubborn", "d/good", "e/eats", "f/good").forEach(clip -> card.with(clip + ".zoo", new byte[1]));
        CardReport report = inspector.inspect(card, hosted);
        for (int good : new int[] {1, 3, 5}) {
            isGood(report.clips().get(good));
        }
    }

    @Test
    void severalClipsAtATimeAreDescribedAsOneAfterTheOther() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        FakeSource card = new FakeSource();
        for (int i = 0; i < 10; i++) {
            card.with(i + (i % 5 == 3 ? "/throws.zoo" : "/good.zoo"), new byte[1]);
        }
        CardReport report = new CardInspector(SHORT, 2).inspect(card, hosted);
        assertEquals(inspector.inspect(card, hosted), report);
        assertEquals(List.of(3, 8), IntStream.range(0, 10).filter(i -> report.clips().get(i).plugin().equals(ClaimedClip.GENERIC)).boxed().toList());
    }

    @Test
    void oneProcessDoesForClipsThatTakeNoTime() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        AtomicInteger starts = new AtomicInteger();
        try (SandboxedPlugins counted = new SandboxedPlugins(new Sandboxes(SANDBOX, 64 << 20, 2, Duration.ofMinutes(1)), command -> {
                starts.incrementAndGet();
                return children.start(command);
            }, this::jars)) {
            FakeSource card = new FakeSource().with("a/good.zoo", new byte[1]).with("b/good.zoo", new byte[1]).with("c/good.zoo", new byte[1]);
            new CardInspector(SHORT, 2).inspect(card, counted).clips().forEach(SandboxedPluginsTest::isGood);
        }
        assertEquals(1, starts.get());
    }

    @Test
    void anotherProcessIsStartedWhereTheFirstIsBusy() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        CountDownLatch both = new CountDownLatch(2);
        // Neither gets its file before the other has asked for its own.
        FakeSource card = new FakeSource().with("a/reads.zoo", new byte[1]).with("b/reads.zoo", new byte[1]).opening(() -> {
            both.countDown();
            both.await();
            return null;
        });
        new CardInspector(new InspectLimits(1 << 20, 1000, Duration.ofSeconds(60), Duration.ofSeconds(60)), 2).inspect(card, hosted).clips()
            .forEach(SandboxedPluginsTest::isGood);
    }

    @Test
    void whoCostsThreeProcessesInARowIsNotAskedAgainUntilAnotherBuildComes() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        FakeSource card = new FakeSource();
        for (int i = 0; i < 5; i++) {
            card.with(i + "/eats.zoo", new byte[1]);
        }
        CardReport report = inspector.inspect(card, hosted);
        fallsToTheHost(report.clips().get(2), "OutOfMemoryError");
        fallsToTheHost(report.clips().get(3), "was not asked again");
        assertFalse(hosted.complaints().get(plugins.resolve("zoo.jar")).serves());
        PluginJar.pack(Newer.class, "1.2.4", plugins.resolve("zoo.jar"));
        assertEquals("Newer Zoo", inspector.inspect(card, hosted).clips().get(4).inspection().metadata().get(Field.MAKE).value());
        assertEquals(List.of(), List.copyOf(hosted.complaints().values()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recognise-", "group-"})
    void aCardIsTakenApartWithoutWhoFailsAtIt(String when) throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        for (String animal : List.of("exits", "eats", "hangs")) {
            CardReport report = inspector.inspect(new Named(when + animal, card("x", "x")), hosted);
            assertEquals("INSPECT_FAILED", report.findings().get(0).code());
            assertTrue(report.clips().stream().allMatch(c -> c.plugin().equals(ClaimedClip.GENERIC)));
        }
    }

    @Test
    void whoCannotSayItsNameIsLeftOutAndTheOthersServe() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        PluginJar.pack(Nameless.class, "1.0.0", plugins.resolve("nameless.jar"));
        Files.writeString(plugins.resolve("torn.jar"), "no jar");
        assertEquals(List.of("zoo"), hosted.snapshot().stream().map(HostedPlugin::name).toList());
        String why = hosted.complaints().get(plugins.resolve("nameless.jar")).sentence();
        assertTrue(why.contains("OutOfMemoryError"), why);
        assertFalse(hosted.complaints().get(plugins.resolve("torn.jar")).serves());
        isGood(of(inspector.inspect(card("good", "x"), hosted), "good"));
    }

    @Test
    void ofTwoPluginsOfOneNameTheFirstServesAlone() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("first.jar"));
        PluginJar.pack(Newer.class, "9.9.9", plugins.resolve("second.jar"));
        assertEquals(List.of("1.2.3"), hosted.snapshot().stream().map(HostedPlugin::version).toList());
        assertTrue(hosted.complaints().get(plugins.resolve("second.jar")).sentence().contains("calls itself zoo, as does first.jar"), hosted.complaints().toString());
        isGood(of(inspector.inspect(card("good", "x"), hosted), "good"));
    }

    @Test
    void whoTakesTheHostsOwnNameIsLeftOut() throws IOException {
        PluginJar.pack(Misnamed.class, "1.0.0", plugins.resolve("misnamed.jar"));
        assertEquals(List.of(), hosted.snapshot());
        assertTrue(hosted.complaints().get(plugins.resolve("misnamed.jar")).sentence().startsWith("It calls itself 'generic'."), hosted.complaints().toString());
    }

    @Test
    void aRunningCallEndsWithTheOldPluginAndTheNextIsAskedOfTheNewOne() throws Exception {
        Path jar = PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        CardSource held = new Held(new FakeSource().with("reads.zoo", new byte[10]).with("xgood.zoo", new byte[1]), reading, replaced);
        CompletableFuture<CardReport> report = CompletableFuture.supplyAsync(() -> patient.inspect(held, hosted));
        reading.await();
        PluginJar.pack(Newer.class, "1.2.4", jar);
        assertEquals("1.2.4", hosted.snapshot().get(0).version());
        replaced.countDown();
        assertEquals("1.2.3", of(report.get(), "reads").pluginVersion());
        assertEquals("1.2.4", of(report.get(), "xgood").pluginVersion(), "its call had not begun");
    }

    @Test
    void aPluginThatIsTakenAwayInMidCallFinishesItAndIsGone() throws Exception {
        Path jar = PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch removed = new CountDownLatch(1);
        CardSource held = new Held(new FakeSource().with("reads.zoo", new byte[10]).with("xgood.zoo", new byte[1]), reading, removed);
        CompletableFuture<CardReport> report = CompletableFuture.supplyAsync(() -> patient.inspect(held, hosted));
        reading.await();
        Files.delete(jar);
        assertEquals(List.of(), hosted.snapshot());
        removed.countDown();
        isGood(of(report.get(), "reads"));
        fallsToTheHost(of(report.get(), "xgood"), "is not there any more");
    }

    @Test
    void aJarThatIsWrittenOverInMidCallBreaksNothing() throws Exception {
        Path jar = PluginJar.pack(Late.class, "1.2.3", plugins.resolve("zoo.jar"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        CardSource held = new Held(new FakeSource().with("reads.zoo", new byte[10]), reading, written);
        CompletableFuture<CardReport> report = CompletableFuture.supplyAsync(() -> patient.inspect(held, hosted));
        reading.await();
        Files.write(jar, new byte[(int) Files.size(jar)]);
        written.countDown();
        isGood(of(report.get(), "reads"));
    }

    @Test
    void whoseProcessIsLostWhileItIsReplacedIsAskedAnew() throws Exception {
        Path jar = PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch lost = new CountDownLatch(1);
        CardSource held = new Held(new FakeSource().with("reads.zoo", new byte[10]), reading, lost);
        CompletableFuture<CardReport> report = CompletableFuture.supplyAsync(() -> patient.inspect(held, hosted));
        reading.await();
        List<ProcessHandle> old = sandboxes().toList();
        PluginJar.pack(Newer.class, "1.2.4", jar);
        assertEquals("1.2.4", hosted.snapshot().get(0).version());
        assertEquals(1, old.size(), "the one that makes the call");
        old.get(0).destroyForcibly();
        lost.countDown();
        assertEquals("1.2.4", of(report.get(), "reads").pluginVersion());
        assertEquals(List.of(), of(report.get(), "reads").inspection().findings());
    }

    @Test
    void copiesOfTheJarsAreGoneWithTheSetThatNeededThem() throws Exception {
        List<Path> before = copies();
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        hosted.snapshot();
        assertEquals(before.size() + 1, copies().size());
        Files.delete(plugins.resolve("zoo.jar"));
        assertEquals(List.of(), hosted.snapshot());
        assertEquals(before, copies());
    }

    private static List<Path> copies() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/tmp"), "checkgate-plugins*")) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve("000000/zoo.jar"))) {
                    found.add(folder);
                }
            }
        }
        return found;
    }

    private static Stream<ProcessHandle> sandboxes() {
        return ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("").contains("org.checkgate.sandbox.Sandbox"));
    }

    @Test
    void processesThatNobodyNeedsEnd() throws Exception {
        hosted.close();
        hosted = new SandboxedPlugins(new Sandboxes(SANDBOX, 64 << 20, 2, Duration.ofMillis(200)), children, this::jars);
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        isGood(of(inspector.inspect(card("good", "x"), hosted), "good"));
        while (sandboxes().findAny().isPresent()) {
            Thread.sleep(50);
        }
        isGood(of(inspector.inspect(card("good", "x"), hosted), "good"));
    }

    @Test
    void aSequenceOf200000FramesGoesThroughAtOnce() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        hosted.close();
        hosted = new SandboxedPlugins(Sandboxes.in(SANDBOX), children, this::jars);
        List<CardFile> frames = java.util.stream.IntStream.range(0, 200_000)
            .mapToObj(i -> new CardFile(String.format("DCIM/A001C001_261120_R1ZA/A001C001_261120_R1ZA.%07d.zoo", i), 1000)).toList();
        Grouping grouping = patient.group(new Listed(frames), hosted);
        assertEquals(200_000, grouping.clips().size());
        assertEquals("zoo", grouping.clips().get(199_999).plugin());
    }

    @Test
    void withoutItsProgramNoPluginIsHostedAndASentenceSaysSo() throws IOException {
        PluginJar.pack(Zoo.class, "1.2.3", plugins.resolve("zoo.jar"));
        try (SandboxedPlugins none = new SandboxedPlugins(Sandboxes.in(folder), children, this::jars)) {
            String sentence = assertThrows(UncheckedIOException.class, none::snapshot).getCause().getMessage();
            assertTrue(sentence.startsWith("Camera plugins cannot be hosted: there is no"), sentence);
        }
    }

    /** A card whose files open when the test says so. */
    private record Held(CardSource card, CountDownLatch asked, CountDownLatch open) implements CardSource {
        @Override
        public String name() {
            return card.name();
        }

        @Override
        public List<CardFile> files() {
            return card.files();
        }

        @Override
        public byte[] head(String path, int max) throws IOException {
            return card.head(path, max);
        }

        @Override
        public SeekableView open(String path) throws IOException {
            asked.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return card.open(path);
        }
    }

    /** A card by another name. */
    private record Named(String name, CardSource card) implements CardSource {
        @Override
        public List<CardFile> files() {
            return card.files();
        }

        @Override
        public SeekableView open(String path) throws IOException {
            return card.open(path);
        }
    }

    /** A card that is a list alone. */
    private record Listed(List<CardFile> files) implements CardSource {
        @Override
        public String name() {
            return "listed";
        }

        @Override
        public SeekableView open(String path) throws IOException {
            throw new IOException("There are only names.");
        }
    }
}
