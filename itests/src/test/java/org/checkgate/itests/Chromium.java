package org.checkgate.itests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that is installed, without a window; nothing is downloaded. For one thread. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installed()).setArgs(List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    /** A page of its own, so many pixels wide and high; nothing on it is in motion while a picture is taken. */
    Page page(int width, int height) {
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height).setReducedMotion(ReducedMotion.REDUCE));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path installed() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("Chromium is not installed; ./checkgate test installs it."));
    }
}
