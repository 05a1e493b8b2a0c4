package org.checkgate.itests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes an object away from the cloud; whoever has the roll looked at again in the browser reads that it was gone, and sees it come back. */
@ExtendWith(BootedAppliance.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TamperedIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String ROLL = "A500R1CG";
    private static final String FILE = "A500C001.mxf";

    @TempDir
    static Path bays;

    private static Api api;
    private static Chromium chromium;
    private static Page page;
    private static Path cloud;
    private static long roll;

    @BeforeAll
    static void open(PaxAppliance booted) throws Exception {
        api = booted.api();
        cloud = booted.home().resolve("stand-in-cloud");
        chromium = new Chromium();
        page = chromium.page(1080, 1200);
        page.navigate(api.link());
        TestRoll.make(bays.resolve("SHUTTLE_50").resolve(ROLL), 500, Map.of(FILE, 3 * TestRoll.MIB, "A500C002.mxf", 60_000));
        JsonNode settled = Api.roll(api.settled(api.ingest(bays.resolve("SHUTTLE_50"), "Northern Lights"), LIMIT), ROLL);
        assertTrue(Api.on(settled, "SAFE_TO_REUSE"), settled::toString);
        for (JsonNode each : api.get("/rolls?limit=50")) {
            roll = each.path("roll").asText().equals(ROLL) ? each.path("id").asLong() : roll;
        }
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    @Order(1)
    void anObjectThatIsGoneFromTheCloudIsFoundAndComesBack() throws Exception {
        Path object = object();
        byte[] before = Files.readAllBytes(object);
        Files.delete(object);
        Locator look = part("cg-look");
        look.locator("summary").click();
        assertThat(look.locator("[data-tier=cloud]")).containsText("not looked at since it was proven", patiently());
        look.locator("button").click();
        assertThat(look.locator("[role=alert]")).hasAttribute("data-said", "true", soon());

        assertThat(card()).containsText(FILE + " is gone from the cloud", patiently());
        assertThat(page.locator("[data-activity]")).containsText(FILE, patiently());
        Await.until("it is mended", LIMIT, () -> api.get("/rolls/" + roll), now -> Files.exists(object) && Api.on(now, "SAFE_TO_REUSE"));
        assertThat(card().locator("[data-light=SAFE_TO_REUSE]").first()).hasAttribute("data-on", "true", soon());
        assertArrayEquals(before, Files.readAllBytes(object));
        for (JsonNode finding : api.get("/rolls/" + roll).path("findings")) {
            assertFalse(finding.path("severity").asText().equals("BLOCK"), finding::toString);
        }
    }

    /** The stand-in's archive keeps what it is told to keep cold, and knows no way back: that is said. */
    @Test
    @Order(2)
    void whatTheArchiveKeepsColdIsAskedForAndARefusalIsTold() {
        Locator back = part("cg-back");
        back.locator("summary").click();
        assertThat(back.locator("[data-state]")).hasAttribute("data-state", "cold", soon());
        assertThat(back.locator("[data-state]")).containsText("objects are archived cold and were not asked for");
        back.locator("input[name=by]").fill("Ana");
        back.locator("button").click();
        assertThat(back.locator("[role=alert]")).containsText("what is refused later stands in the activity", patiently());
        assertThat(page.locator("[data-activity]")).containsText("Ana asked the archive to make " + ROLL + " readable for 7 days", patiently());
        assertThat(page.locator("[data-activity]")).containsText(ROLL + " was not asked for as a whole", patiently());
    }

    /** Where the stand-in keeps the object. */
    private static Path object() throws IOException {
        try (Stream<Path> all = Files.walk(cloud)) {
            return all.filter(each -> each.endsWith(FILE) && each.toString().contains("checkgate-cloud")).findFirst().orElseThrow();
        }
    }

    private static Locator card() {
        return page.locator("[data-roll-id='" + roll + "']");
    }

    private static Locator part(String element) {
        return card().locator(element);
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT.toMillis());
    }

    private static LocatorAssertions.HasAttributeOptions soon() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT.toMillis());
    }
}
