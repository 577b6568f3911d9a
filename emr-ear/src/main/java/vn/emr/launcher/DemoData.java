package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.emr.domain.content.JsonObject;

/**
 * The demo's HIS exports: 120 invented episodes of the 17 facilities, loaded through the door that every HIS uses. And two of
 * one invented person: Sơn Động transfers him to the provincial hospital, which has his consent to read there.
 * Loading them again would add nothing; a mark saves the time.
 */
final class DemoData {

    private static final String FOLDER = "/demo/his/";
    private static final String REFERRALS = "/demo/his-referrals/";
    private static final String LINKED = "/demo/his-linked/";
    private static final String MARK = "demo-loaded";
    private static final int STEP = 30;

    private DemoData() {}

    /**
     * A file of a HIS.
     *
     * @param name its own
     * @param content as the HIS wrote it
     */
    record Export(String name, byte[] content) {}

    static void load(Installation installation, PrintStream out) {
        Home home = installation.home();
        if (!home.fact(MARK).isEmpty()) {
            return;
        }
        HisDoor door = new HisDoor(installation, Site.PROVINCE);
        List<Export> files = files();
        for (int i = 0; i < files.size(); i++) {
            door.send(files.get(i));
            if ((i + 1) % STEP == 0 || i + 1 == files.size()) {
                out.println("Loading demo data: " + (i + 1) + " of " + files.size() + " HIS exports");
            }
        }
        linked(installation, door);
        home.remember(MARK, Integer.toString(files.size()));
    }

    /** The transfer and the admission that it led to, and the consent that lets the second hospital follow it back. */
    private static void linked(Installation installation, HisDoor door) {
        List<JsonObject> reports = files(LINKED).stream().map(door::send).toList();
        String patient = reports.get(0)
                .objects("hoso")
                .flatMap(h -> h.text("patient").stream())
                .findFirst()
                .orElseThrow(() -> Failure.failed("The demo's transfer was not imported."));
        String url = installation.node(Site.PROVINCE).ports().url();
        Doctor.signedIn(url, "doctor-sondong")
                .enterConsent(patient, "24X09", LocalDate.now(Clock.systemUTC()).plusYears(1));
    }

    /** The files as the HIS wrote them. */
    static List<Export> files() {
        return files(FOLDER);
    }

    /** Stays that ended with a transfer to Bạch Mai, in the order of discharge, after earlier visits of some patients. */
    static List<Export> referrals() {
        return files(REFERRALS);
    }

    private static List<Export> files(String folder) {
        return new String(read(folder + "files.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(path -> new Export(path.substring(path.indexOf('/') + 1), read(folder + path)))
                .toList();
    }

    private static byte[] read(String name) {
        try (InputStream in = DemoData.class.getResourceAsStream(name)) {
            if (in == null) {
                throw Failure.failed("The demo file " + name + " is missing in the launcher.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
