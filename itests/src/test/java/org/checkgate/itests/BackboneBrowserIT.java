package org.checkgate.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever is on duty steers the backbone in the browser: two titles wait for a link with a low cap, a roll is promoted, the link
 * capped for a while, a title paused; each is seen to happen. With the system property {@code checkgate.screenshots} naming a
 * folder, each leaves a picture there.
 */
@ExtendWith(BootedAppliance.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackboneBrowserIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String NORTH = "Northern Lights";
    private static final String TIDE = "Tide";
    private static final List<String> ROLLS = List.of("N301R1CG", "N302R1CG", "T401R1CG", "T402R1CG");
    private static final long MIB = 1 << 20;
    /** Of today and tomorrow three MiB a second, whenever this runs; of the days after them as much as there is. */
    private static final String TIMETABLE = day(0) + "-00:00,3M " + day(2) + "-00:00,off";
    /** The measured rate is that of ten seconds. */
    private static final Duration WINDOW = Duration.ofSeconds(12);
    /** Of the cap; a part of a window that is counted as a whole one. */
    private static final double TOLERANCE = 1.25;

    @TempDir
    static Path bays;

    private static Api api;
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void open(PaxAppliance booted) throws Exception {
        api = booted.api();
        chromium = new Chromium();
        page = chromium.page(1440, 1300);
        page.navigate(api.link());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Backbone").setExact(true)).click();
    }

    /** The tests that share this appliance find it as it was. */
    @AfterAll
    static void close() throws Exception {
        chromium.close();
        for (JsonNode hold : api.get("/backbone").path("holds")) {
            api.post("/backbone/release", Map.of("reach", hold.path("reach").asText(), "subject", hold.path("subject").asText(), "by", "the test"));
        }
        api.post("/backbone/exception/end", Map.of("by", "the test"));
        api.post("/backbone/limit", Map.of("by", "the test"));
        // What other tests left held for a person stays in the queue.
        Await.until("its rolls have left the queue", LIMIT, () -> api.get("/backbone"), board -> board.path("queue").findValuesAsText("roll").stream().noneMatch(ROLLS::contains));
    }

    @Test
    @Order(1)
    void aLimitIsSetInWordsAndOneThatCannotBeReadIsRefused() {
        steer("limit");
        fill("limit", "fast");
        fill("by", "Ana");
        send();
        assertThat(dialog().locator("[role=alert]")).containsText("\"fast\" is no rate", patiently());
        fill("limit", TIMETABLE);
        send();
        assertThat(dialog()).isHidden();
        assertThat(link()).hasAttribute("data-cap", Long.toString(3 * MIB), soon());
        assertThat(link()).containsText("set by Ana");
        happened("Ana set the backbone's limit to \"" + TIMETABLE + "\".");
    }

    @Test
    @Order(2)
    void theSiteIsPausedAndEveryRowSaysSo() throws Exception {
        steer("site");
        assertThat(dialog().locator("input[name=by]")).hasValue("Ana");
        choose("Pause");
        fill("reason", "the line is booked");
        send();
        assertThat(page.locator("[data-site-held=PAUSE]")).containsText("Nothing leaves, by order of Ana: the line is booked.", patiently());
        for (int n = 0; n < ROLLS.size(); n++) {
            String roll = ROLLS.get(n);
            // The others have enough left for all that follows.
            int more = roll.equals("T402R1CG") ? 0 : 10;
            TestRoll.make(bays.resolve("BAY" + n).resolve(roll), n, Map.of(roll.substring(0, 4) + "C001.mxf", (12 + more) * TestRoll.MIB,
                    roll.substring(0, 4) + "C002.mxf", (9 + more) * TestRoll.MIB));
            api.ingest(bays.resolve("BAY" + n), n < 2 ? NORTH : TIDE);
        }
        for (String roll : ROLLS) {
            assertThat(row(roll).locator("[data-reason]")).containsText("The whole site was paused by Ana: the line is booked", patiently());
            assertThat(row(roll)).containsText("paused");
        }
        picture("backbone-paused");
    }

    @Test
    @Order(3)
    void aPromotedRollGoesFirst() throws Exception {
        row("T402R1CG").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Steer T402R1CG")).click();
        choose("Send first");
        assertThat(dialog()).containsText("It affects 1 roll, 22.0 MB of 1 title: T402R1CG. None is under way.", patiently());
        picture("backbone-promote");
        send();
        assertThat(row("T402R1CG")).hasAttribute("data-urgency", "FIRST", soon());
        assertThat(page.locator("[data-row]").first()).hasAttribute("data-row", "T402R1CG", soon());
        happened("Ana has T402R1CG sent before all others.");
        steer("site");
        choose("Resume");
        send();
        happened("Ana lets everything go on, on the backbone.");
        JsonNode board = Await.until("T402R1CG is in the cloud", LIMIT, () -> api.get("/backbone"), seen -> left(seen, "T402R1CG") == 0);
        for (String roll : ROLLS.subList(0, 3)) {
            assertTrue(left(board, roll) > 0, roll + " was sent before the promoted roll: " + board);
        }
        assertThat(row("T402R1CG")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LIMIT.toMillis()));
    }

    @Test
    @Order(4)
    void aTitleIsPausedAndResumed() {
        steerTitle(TIDE);
        choose("Pause");
        assertThat(dialog().locator("[data-affected=true]")).containsText("of 1 title", patiently());
        fill("reason", "waiting for the producer");
        send();
        assertThat(row("T401R1CG").locator("[data-reason]")).containsText("Its title was paused by Ana: waiting for the producer", patiently());
        assertThat(row("T401R1CG")).hasAttribute("data-state", Pattern.compile("READY|WAITING"));
        assertThat(page.locator("[data-held=TITLE]")).containsText("The title " + TIDE + " is paused by Ana");
        assertThat(row("N301R1CG")).not().containsText("was paused");
        picture("backbone-title-paused");
        page.locator("[data-held=TITLE] button").click();
        send();
        assertThat(page.locator("[data-held=TITLE]")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LIMIT.toMillis()));
        assertThat(row("T401R1CG").getByText("was paused")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LIMIT.toMillis()));
    }

    @Test
    @Order(5)
    void theLinkIsCappedForAMinuteAndTheRateFollows() throws Exception {
        steer("cap");
        fill("rate", "1M");
        fill("minutes", "1");
        fill("reason", "a premiere");
        assertThat(dialog().locator("[data-affected=true]")).containsText("It affects", patiently());
        picture("backbone-cap");
        send();
        assertThat(link()).hasAttribute("data-cap", Long.toString(MIB), soon());
        assertThat(page.locator("[data-exception]")).containsText("1M, set by Ana: a premiere.");
        happened("Ana set the backbone's limit to \"1M\" until");
        // What left before is in the measured rate for as long as its window.
        page.waitForTimeout(WINDOW.toMillis());
        List<Long> rates = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            rates.add(Long.parseLong(link().getAttribute("data-rate")));
            page.waitForTimeout(1000);
        }
        assertTrue(rates.stream().allMatch(rate -> rate <= TOLERANCE * MIB), rates + " above the cap of " + MIB);
        assertTrue(rates.stream().anyMatch(rate -> rate > 0), "nothing left at all: " + rates);
        picture("backbone-capped");
        steer("end");
        send();
        assertThat(link()).hasAttribute("data-cap", Long.toString(3 * MIB), soon());
        assertThat(page.locator("[data-exception]")).hasCount(0);
        assertEquals(true, page.evaluate("() => [...document.querySelectorAll('body, main, aside, .wide')].every(part => part.scrollWidth <= part.clientWidth)"),
                "something is wider than its column");
    }

    private static String day(int later) {
        return LocalDate.now().plusDays(later).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static Locator link() {
        return page.locator("[data-rate]");
    }

    private static Locator dialog() {
        return page.locator("cg-order dialog");
    }

    /** Its way to the cloud. */
    private static Locator row(String roll) {
        return page.locator("[data-row='" + roll + "'][data-row-lane=cloud]");
    }

    /** Bytes that are left on the way to the cloud; 0 when it is not in the queue for it any more. */
    private static long left(JsonNode board, String roll) {
        for (JsonNode row : board.path("queue")) {
            if (row.path("roll").asText().equals(roll) && row.path("lane").asText().equals("cloud")) {
                return row.path("left").asLong(1);
            }
        }
        return 0;
    }

    private static void steer(String what) {
        page.locator("[data-steer=" + what + "]").click();
    }

    private static void steerTitle(String title) {
        page.locator("[data-title='" + title + "'] button").click();
    }

    private static void choose(String word) {
        dialog().getByLabel(word, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    private static void fill(String name, String text) {
        dialog().locator("input[name=" + name + "]").fill(text);
    }

    private static void send() {
        dialog().locator("button:not(.plain)").click();
    }

    private static void happened(String sentence) {
        assertThat(page.locator("[data-activity]")).containsText(sentence, patiently());
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT.toMillis());
    }

    private static LocatorAssertions.HasAttributeOptions soon() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT.toMillis());
    }

    private static void picture(String name) {
        String folder = System.getProperty("checkgate.screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
