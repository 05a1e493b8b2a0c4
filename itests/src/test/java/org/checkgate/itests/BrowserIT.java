package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.checkgate.cli.internal.demo.DemoContent;
import org.checkgate.cli.internal.demo.DemoDrive;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.Image;
import org.checkgate.cli.internal.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person opens the console, takes a drive in, and watches its rolls turn green; the bad one does not. */
@ExtendWith(BootedAppliance.class)
class BrowserIT {
    private static final double TURNS_GREEN = 120_000;
    private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    @TempDir
    Path folder;

    @Test
    void aRollTurnsGreenBeforeOnesEyes(PaxAppliance appliance) throws Exception {
        Path drive = new DemoDrive(new Image(HomeAppliance.image()), new Home(folder), new Terminal(System.out, System.err, false)).ready();
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
             Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(List.of(
                     "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", "--disable-sync")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 1100));
            page.navigate(appliance.api().link());
            page.locator("[data-demo]").first().waitFor();
            appliance.api().post("/ingests", Map.of("path", drive.toString(), "title", "BROWSER", "day", DemoContent.DAY));

            Locator good = roll(page, DemoContent.GOOD_ROLL);
            PlaywrightAssertions.assertThat(light(good, "SAFE_TO_UNPLUG")).hasAttribute("data-on", "true", until());
            PlaywrightAssertions.assertThat(light(good, "SAFE_TO_REUSE")).hasAttribute("data-on", "true", until());
            PlaywrightAssertions.assertThat(light(good, "SAFE_TO_CLEAR")).hasAttribute("data-on", "false");
            PlaywrightAssertions.assertThat(good.locator("[data-step=ARCHIVE][data-state=DONE]").first()).isVisible(visible());
            Locator bad = roll(page, DemoContent.BAD_ROLL);
            for (String name : List.of("SAFE_TO_UNPLUG", "SAFE_TO_REUSE", "SAFE_TO_CLEAR")) {
                PlaywrightAssertions.assertThat(light(bad, name)).hasAttribute("data-on", "false");
            }
            assertTrue(bad.textContent().contains(DemoContent.ALTERED) && bad.textContent().contains(DemoContent.MISSING), bad.textContent());

            Locator proxy = good.locator("video").first();
            proxy.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED).setTimeout(TURNS_GREEN));
            assertEquals(true, proxy.evaluate("video => new Promise(done => { video.muted = true;"
                    + " video.addEventListener('timeupdate', () => { if (video.currentTime > 0) done(true); });"
                    + " video.addEventListener('error', () => done(false)); video.play().catch(() => done(false)); })"), "the proxy plays in the page");
            page.evaluate("() => window.scrollTo(0, 0)");
            assertEquals(true, page.evaluate("() => [...document.querySelectorAll('body, main, aside')].every(part => part.scrollWidth <= part.clientWidth)"),
                    "something is wider than its column");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/console.png")).setFullPage(false));
            assertTrue(Files.size(Path.of("target/console.png")) > 10_000);
        }
    }

    private static Locator roll(Page page, String name) {
        return page.locator("[data-roll='" + name + "']").first();
    }

    private static Locator light(Locator roll, String name) {
        return roll.locator("[data-light='" + name + "']").first();
    }

    private static LocatorAssertions.HasAttributeOptions until() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(TURNS_GREEN);
    }

    private static LocatorAssertions.IsVisibleOptions visible() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(TURNS_GREEN);
    }

    private static Path chromium() {
        try (Stream<String> places = CHROMIUM.stream()) {
            return places.map(Path::of).filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new AssertionError("Chromium is not installed; ./checkgate test installs it."));
        }
    }
}
