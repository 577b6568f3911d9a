package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The demo's HIS exports: 120 invented episodes of the 17 facilities, loaded through the door that every HIS uses.
 * Loading them again would add nothing; a mark saves the time.
 */
final class DemoData {

    private static final String FOLDER = "/demo/his/";
    private static final String REFERRALS = "/demo/his-referrals/";
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
        home.remember(MARK, Integer.toString(files.size()));
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
