package org.checkgate.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The ten commonest faults, made real on a booted appliance: whoever watches the console reads what happened, whether the
 * drive may leave, and what to do. With the system property {@code checkgate.screenshots} naming a folder, each leaves a
 * picture there, as {@code docs/faults.md} shows it.
 */
@ExtendWith(BootedAppliance.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String TITLE = "Northern Lights";
    private static final String SETTINGS = "etc/org.checkgate.transfer.staging.cfg";
    private static final String KEEP = "May be removed, NOT safe, keep it";

    @TempDir(factory = BesideStaging.class)
    static Path bays;

    private static PaxAppliance appliance;
    private static Api api;
    private static Chromium chromium;
    private static Page page;
    private static String headroom;
    private static long waitsForSpace;

    /** On a file system that can be read past the page cache, as staging's is; else a bad drive is not told from a bad cable. */
    static final class BesideStaging implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bays");
        }
    }

    @BeforeAll
    static void open(PaxAppliance booted) throws Exception {
        appliance = booted;
        api = booted.api();
        headroom = headroom();
        chromium = new Chromium();
        page = chromium.page(1080, 1200);
        page.navigate(api.link());
    }

    @AfterAll
    static void close() throws IOException {
        headroom(headroom);
        chromium.close();
    }

    @Test
    @Order(1)
    void stagingIsFull() throws Exception {
        headroom(Long.toString(2 * appliance.home().toFile().getUsableSpace() / TestRoll.MIB));
        // The setting is read some moments after its file has changed: until then drives go through.
        JsonNode stage = null;
        for (int n = 1; stage == null || stage.path("state").asText().equals("DONE"); n++) {
            assertTrue(n < 50, "the setting was never read");
            roll("A10" + n + "R1CG", "SHUTTLE_10" + n);
            long drive = waitsForSpace = ingest("SHUTTLE_10" + n);
            stage = Await.until("staged or refused", LIMIT, () -> stage(drive),
                    s -> s.path("state").asText().equals("DONE") || s.path("reason").asText().startsWith("STAGING_FULL"));
        }
        Locator card = card(waitsForSpace);
        says(card, "Keep it plugged in", "Nothing is copied now: STAGING_FULL");
        reads(card, "MiB free", "Free or add space; it goes on by itself", "Tried again by itself in");
        picture(card, "staging-full");
    }

    /** Root may read everything, so the file that was listed is a link by the time it is read: those are never followed. */
    @Test
    @Order(2)
    void aFileCannotBeReadAndIsTriedAgainAlone() throws Exception {
        Path roll = roll("A110R1CG", "SHUTTLE_11");
        long drive = ingest("SHUTTLE_11");
        Await.until("waits for space", LIMIT, () -> stage(drive), s -> s.path("state").asText().equals("WAITING"));
        Path file = roll.resolve("A110C002.mxf");
        Path good = Files.move(file, bays.resolve("aside.mxf"));
        Files.createSymbolicLink(file, Path.of("nowhere"));
        headroom(headroom);
        Locator card = card(drive);
        // What waits is not waited for: a person has it tried again at once.
        Await.until("tried again", LIMIT, () -> {
            Locator again = card.locator("[data-reason=STAGE] button");
            if (again.isVisible()) {
                again.click();
            }
            return api.get("/drives/" + drive);
        }, d -> d.toString().contains("READ_ERROR"));
        says(card, KEEP, "A110C002.mxf");
        reads(card, "READ_ERROR", "A110C002.mxf cannot be read from the drive", "try another reader or cable",
                "1 file could not be read");
        picture(card, "unreadable-file");

        Files.move(good, file, StandardCopyOption.REPLACE_EXISTING);
        Locator again = card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again: A110C002.mxf"));
        again.focus();
        page.keyboard().press("Enter");
        turnsGreen(card);
        assertThat(card.locator("[data-finding=READ_ERROR]")).hasCount(0);
    }

    @Test
    @Order(3)
    void aFileIsMissing() throws Exception {
        Path roll = roll("A120R1CG", "SHUTTLE_12");
        Files.delete(roll.resolve("A120C002.mxf"));
        Locator card = settled("SHUTTLE_12");
        says(card, KEEP, "A120C002.mxf");
        reads(card, "MISSING_FILE", "\"A120C002.mxf\" is in the hash list and not on the drive",
                "Ask the set for a complete copy of this roll");
        picture(card, "missing-file");
    }

    @Test
    @Order(3)
    void hundredsOfMissingFilesLeaveTheCardReadable() throws Exception {
        Map<String, Integer> frames = new HashMap<>();
        for (int n = 0; n < 300; n++) {
            frames.put("A121C001.%04d.exr".formatted(n), 100);
        }
        Path roll = TestRoll.make(bays.resolve("SHUTTLE_12B/A121R1CG"), 121, frames);
        for (int n = 50; n < 300; n++) {
            Files.delete(roll.resolve("A121C001.%04d.exr".formatted(n)));
        }
        Locator card = settled("SHUTTLE_12B");
        says(card, KEEP, "And 200 more.");
        Locator more = card.locator("details.more > summary");
        assertThat(more).containsText("more findings", patiently());
        assertThat(card.locator("[data-finding]").filter(new Locator.FilterOptions().setVisible(true))).hasCount(5);
        more.focus();
        page.keyboard().press("Enter");
        assertThat(card.locator("[data-finding]").filter(new Locator.FilterOptions().setVisible(true))).hasCount(100);
        assertThat(card.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("the roll's own document"))).isVisible();
    }

    @Test
    @Order(4)
    void oneBitIsWrong() throws Exception {
        Path roll = roll("A130R1CG", "SHUTTLE_13");
        TestRoll.flipOneBit(roll.resolve("A130C001.mxf"));
        Locator card = settled("SHUTTLE_13");
        says(card, KEEP, "A130C001.mxf");
        reads(card, "HASH_MISMATCH", "A130C001.mxf is not what the set sealed",
                "that is how they stand on the drive", "Bring the file from another copy of this roll");
        assertThat(card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again: A130C001.mxf"))).isVisible();
        picture(card, "wrong-bytes");
    }

    @Test
    @Order(5)
    void aFileIsTooShort() throws Exception {
        Path roll = roll("A140R1CG", "SHUTTLE_14");
        Path file = roll.resolve("A140C002.mxf");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        Locator card = settled("SHUTTLE_14");
        says(card, KEEP, "A140C002.mxf");
        reads(card, "it is short by 30000 bytes", "A140C002.mxf is not what the set sealed", "Keep the drive. Bring the file from another copy of this roll");
        picture(card, "short-file");
    }

    @Test
    @Order(6)
    void aFileIsThereThatNobodySealed() throws Exception {
        Path roll = roll("A150R1CG", "SHUTTLE_15");
        Files.writeString(roll.resolve("A150C003.mxf"), "recorded after the roll was sealed");
        Locator card = settled("SHUTTLE_15");
        says(card, KEEP, "A150C003.mxf");
        reads(card, "Needs a decision", "EXTRA_FILE", "\"A150C003.mxf\" lies in the roll and no hash list knows it",
                "Ask the set whether it belongs to the roll; it is staged all the same. If it does, accept it with a reason.");
        picture(card, "extra-file");
        card.locator("[data-accept=EXTRA_FILE] summary").click();
        card.locator("[data-accept=EXTRA_FILE] input[name=by]").fill("Ana");
        card.locator("[data-accept=EXTRA_FILE] input[name=reason]").fill("the set recorded it <b>late</b>");
        card.locator("[data-accept=EXTRA_FILE] button").click();
        turnsGreen(card);
        assertThat(light(card)).containsText("Accepted by Ana: the set recorded it <b>late</b>.", patiently());
    }

    @Test
    @Order(7)
    void thereIsNoHashList() throws Exception {
        Path folder = Files.createDirectories(bays.resolve("SHUTTLE_16/A160R1CG"));
        Files.writeString(folder.resolve("A160C001.mxf"), "footage");
        Locator card = settled("SHUTTLE_16");
        says(card, KEEP, "nothing on it can be proven");
        reads(card, "NO_MANIFEST", "No hash list was found on this drive", "Ask the set for the MHL of each roll");
        picture(card, "no-hash-list");
    }

    @Test
    @Order(8)
    void theHashListWasChanged() throws Exception {
        Path roll = roll("A170R1CG", "SHUTTLE_17");
        try (Stream<Path> lists = Files.list(roll.resolve("ascmhl"))) {
            Path list = lists.filter(f -> f.toString().endsWith(".mhl")).findFirst().orElseThrow();
            Files.writeString(list, Files.readString(list).replace("checkgate tests", "somebody else"));
        }
        Locator card = settled("SHUTTLE_17");
        says(card, KEEP, "not sound");
        reads(card, "CHAIN_BROKEN", "The hash list of this roll is not sound",
                "Ask the set for the original, unchanged hash list; do not repair it here.");
        picture(card, "hash-list-changed");
    }

    @Test
    @Order(9)
    void aRollOfThisNameCameBefore() throws Exception {
        roll("A180R1CG", "SHUTTLE_18");
        assertTrue(Api.on(Api.roll(api.settled(ingest("SHUTTLE_18"), LIMIT), "A180R1CG"), "SAFE_TO_UNPLUG"));
        TestRoll.make(bays.resolve("SHUTTLE_19/A180R1CG"), 19, Map.of("A180C001.mxf", 40_000));
        Locator card = settled("SHUTTLE_19");
        says(card, KEEP, "A180R1CG");
        reads(card, "DUPLICATE_ROLL_DIFFERENT", "Another roll named A180R1CG was delivered before",
                "Keep both drives and ask the set which one is right");
        picture(card, "same-name");
    }

    @Test
    @Order(10)
    void theDriveIsPulledAndPutBack() throws Exception {
        Path mount = bays.resolve("SHUTTLE_20");
        TestRoll.make(mount.resolve("A200R1CG"), 20, Map.of("A200C001.mxf", 120 * TestRoll.MIB, "A200C002.mxf", 90 * TestRoll.MIB));
        long drive = ingest("SHUTTLE_20");
        Await.until("the copy runs", LIMIT, () -> api.get("/drives/" + drive + "?without=files"), d -> d.at("/transfer/sourceBytesRead").asLong() > 0);
        Path pulled = Files.move(mount, bays.resolve("pulled"));
        Locator card = card(drive);
        says(card, "It was taken away too early, plug it in again", "not all copied of A200R1CG");
        reads(card, "not there", "DRIVE_REMOVED", "The drive was removed before all of it was staged",
                "Plug the drive in again; staging goes on where it stopped.");
        assertThat(card.locator("cg-retry")).hasCount(0);
        picture(card, "drive-pulled");
        Files.move(pulled, mount);
        turnsGreen(card);
        assertThat(card.locator("[data-finding=DRIVE_REMOVED]")).hasCount(0);
    }

    /** Last, because it is the waiting that is shown: nobody touches it. */
    @Test
    @Order(11)
    void whenStagingHasSpaceAgainItGoesOnByItself() {
        Locator card = card(waitsForSpace);
        turnsGreen(card);
        assertThat(card.locator("[data-reason=STAGE]")).hasCount(0);
    }

    /** A sealed roll of two clips on the drive of this name. */
    private static Path roll(String name, String drive) throws IOException {
        String clip = name.substring(0, 4);
        return TestRoll.make(bays.resolve(drive).resolve(name), name.hashCode(), Map.of(clip + "C001.mxf", 3 * TestRoll.MIB, clip + "C002.mxf", 60_000));
    }

    private static long ingest(String drive) throws Exception {
        return api.ingest(bays.resolve(drive), TITLE);
    }

    /** Takes the drive in and waits until nothing more happens by itself; its card. */
    private static Locator settled(String name) throws Exception {
        long drive = ingest(name);
        api.settled(drive, LIMIT);
        return card(drive);
    }

    /** The staging of the drive's one roll; absent until it is listed. */
    private static JsonNode stage(long drive) throws Exception {
        for (JsonNode roll : api.get("/rolls?limit=5")) {
            if (roll.path("drive").asLong() == drive) {
                return roll.at("/steps/0");
            }
        }
        throw new IOException("not listed yet");
    }

    private static Locator card(long drive) {
        return page.locator("[data-drive='" + drive + "']");
    }

    private static Locator light(Locator card) {
        return card.locator("[data-light=SAFE_TO_UNPLUG]").first();
    }

    /** The drive's own light is dark: what to do with the drive stands first, then why. */
    private static void says(Locator card, String verdict, String why) {
        assertThat(light(card).locator(".verdict")).containsText(verdict, patiently());
        assertThat(light(card)).containsText(why, patiently());
        assertThat(light(card)).hasAttribute("data-on", "false");
    }

    private static void reads(Locator card, String... words) {
        for (String text : words) {
            assertThat(card).containsText(text, patiently());
        }
    }

    private static void turnsGreen(Locator card) {
        assertThat(light(card)).hasAttribute("data-on", "true", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT.toMillis()));
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT.toMillis());
    }

    /** Of what has come to rest, so that the page has told all of it. */
    private static void picture(Locator card, String name) {
        assertThat(card.locator("[data-state=RUNNING]")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LIMIT.toMillis()));
        String folder = System.getProperty("checkgate.screenshots", "");
        if (!folder.isEmpty()) {
            // Where a test keeps its drives tells a reader nothing: the picture names a bay.
            card.locator(".path").evaluate("(path, bays) => { for (const text of path.childNodes)"
                    + " if (text.nodeType === Node.TEXT_NODE) text.data = text.data.replace(bays, '/media'); }", bays.toString());
            card.screenshot(new Locator.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    private static String headroom() throws IOException {
        return Files.readAllLines(appliance.home().resolve(SETTINGS)).stream().filter(line -> line.startsWith("headroomMiB"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip()).findFirst().orElseThrow();
    }

    private static void headroom(String mebibytes) throws IOException {
        Path file = appliance.home().resolve(SETTINGS);
        List<String> lines = Files.readAllLines(file).stream().map(line -> line.startsWith("headroomMiB") ? "headroomMiB = " + mebibytes : line).toList();
        Path whole = Files.write(file.resolveSibling("staging.new"), lines);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
