package vn.emr.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium without a window. Started once; each visit has cookies of its own. */
final class Chromium {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    private static final int PATIENCE_MS = 30_000;
    private static final Browser BROWSER = launch();

    private Chromium() {}

    private static Browser launch() {
        if (!Files.isExecutable(EXECUTABLE)) {
            throw new AssertionError("The browser tests need Chromium: apt-get install chromium fonts-noto-core");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A new visitor, who reads Vietnamese. */
    static Page visitor(boolean javaScript) {
        BrowserContext context = BROWSER.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(javaScript)
                .setLocale("vi-VN")
                .setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }
}
