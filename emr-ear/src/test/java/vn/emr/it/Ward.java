package vn.emr.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** What people do on the pages, in their words. */
final class Ward implements AutoCloseable {

    private static final int LOOKS = 60;

    private final Page page;
    private final boolean javaScript;

    Ward(boolean javaScript) {
        this(Chromium.visitor(javaScript), javaScript);
    }

    private Ward(Page page, boolean javaScript) {
        this.page = page;
        this.javaScript = javaScript;
    }

    /** The same person's second tab. */
    Ward secondTab() {
        return new Ward(page.context().newPage(), javaScript);
    }

    /** Whether this browser runs scripts. */
    boolean scripted() {
        return javaScript;
    }

    Page page() {
        return page;
    }

    void signIn(String account) {
        signIn(account, RunningNode.PROVINCE);
    }

    void signIn(String account, String node) {
        goToSignIn(node);
        giveName(account);
    }

    /** Opens the page that asks for name and password. */
    void goToSignIn(String node) {
        page.navigate(RunningNode.get().url(node));
        link("Đăng nhập").click();
        page.locator("#username").waitFor();
    }

    void giveName(String account) {
        page.locator("#username").fill(account);
        page.locator("#password").fill("demo");
        page.locator("#password").press("Enter");
        heading("Chào").waitFor();
    }

    /** Signs out through the menu behind the name. */
    void signOut() {
        page.locator("details.me summary").click();
        button("Đăng xuất").click();
        heading("Bạn đã đăng xuất").waitFor();
    }

    void upload(String fileName, byte[] file) {
        link("Nhập từ HIS").click();
        page.locator("input[type=file]").setInputFiles(new FilePayload(fileName, "application/xml", file));
        page.locator("form[enctype] button").click();
        page.waitForURL("**/imports/batches/*");
    }

    /** Opens the report of a file and waits until its import has ended, as somebody without scripts would. */
    void openReport(String fileName) {
        link(fileName).first().click();
        Locator hoso = page.locator("#import ul.rows");
        for (int look = 0; look < 30 && hoso.count() == 0; look++) {
            page.waitForTimeout(500);
            page.reload();
        }
        hoso.first().waitFor();
    }

    void find(String typed) {
        link("Tìm người bệnh").first().click();
        page.locator("#q").fill(typed);
        button("Tìm").click();
    }

    /** Finds the patient and begins a referral from the chart. */
    void refer(Arrival patient) {
        find(patient.word());
        page.locator("main table a").first().click();
        page.locator("section.pt").waitFor();
        page.locator("button:has-text('Chuyển tuyến')").first().click();
        page.locator("button[value=send]").waitFor();
    }

    /** Waits until it is on the page; somebody without scripts loads the page again and again. */
    Locator comes(Locator awaited) {
        for (int look = 0; !javaScript && look < LOOKS && awaited.count() == 0; look++) {
            page.waitForTimeout(500);
            page.reload();
        }
        awaited.first().waitFor();
        return awaited.first();
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
