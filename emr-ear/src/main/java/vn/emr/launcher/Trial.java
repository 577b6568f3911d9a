package vn.emr.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trial that the province asks for: 60 stays that ended with a transfer are imported as the HIS exported them, and
 * each is referred to Bạch Mai by the doctor's one press. Run again, it sends nothing twice.
 */
final class Trial {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int STEP = 10;
    private static final Pattern EPISODE = Pattern.compile("_([^_]+)\\.xml$");

    private static final String PATIENT = "select r.patient from emr.stream s join emr.facility f on f.key = s.facility"
            + " join emr.resource r on r.id = s.subject where s.kind = 3 and f.code = '24X09' and s.natural_key = ?";
    private static final String SENT = "select r.id from emr.referral r join emr.facility p on p.key = r.partner"
            + " join emr.resource e on e.id = r.encounter join emr.stream s on s.key = e.stream"
            + " where r.direction = 1 and r.state between 1 and 6 and p.code = '01929' and s.natural_key = any (?)";

    private final Installation installation;
    private final PrintStream out;

    Trial(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
    }

    /** Runs it; whether every transfer was sent, received and receipted once. */
    boolean run() {
        String url = installation.node(Site.PROVINCE).ports().url();
        Doctor doctor = Doctor.signedIn(url);
        AtomicInteger sent = new AtomicInteger();
        List<String> transfers = each(new HisDoor(installation, Site.PROVINCE), patient -> {
            doctor.send(doctor.referralOf(patient), Map.of());
            tell(sent.incrementAndGet());
        });
        Count count = awaitReceipts(transfers);
        out.println("Count page: " + url + "/referrals (doctor), "
                + installation.node(Site.BACHMAI).ports().url() + "/inbox (doctor)");
        out.println(count);
        return count.isComplete(transfers.size());
    }

    /**
     * Imports the stays one by one, and has each patient referred whose stay ended with a transfer.
     *
     * @param refer is given the Patient's id
     * @return the stays (MA_LK) that ended so
     */
    List<String> each(HisDoor door, Consumer<String> refer) {
        List<String> transfers = new ArrayList<>();
        for (DemoData.Export file : DemoData.referrals()) {
            door.send(file);
            if (isTransfer(file)) {
                String episode = episode(file);
                transfers.add(episode);
                refer.accept(patient(episode));
            }
        }
        return transfers;
    }

    private static boolean isTransfer(DemoData.Export file) {
        return new String(file.content(), StandardCharsets.UTF_8).contains("<LOAIHOSO>XML13<");
    }

    private static String episode(DemoData.Export file) {
        Matcher key = EPISODE.matcher(file.name());
        if (!key.find()) {
            throw Failure.failed("The name of " + file.name() + " names no episode.");
        }
        return key.group(1);
    }

    private void tell(int sent) {
        if (sent % STEP == 0) {
            out.println("Imported and referred " + sent);
        }
    }

    private String patient(String episode) {
        try (Connection connection = installation.node(Site.PROVINCE).postgres().connectAsOwner();
                PreparedStatement find = connection.prepareStatement(PATIENT)) {
            find.setString(1, episode);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    throw Failure.failed("The stay " + episode + " was not imported.");
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw Failure.failed("Can't read the record: " + e.getMessage());
        }
    }

    /**
     * What became of the transfers.
     *
     * @param sent referrals that left the province
     * @param received referrals that Bạch Mai has
     * @param receipts sealed receipts at the province
     * @param doubled referrals that were sent or taken more than once
     */
    record Count(long sent, long received, long receipts, long doubled) {

        boolean isComplete(int transfers) {
            return sent == transfers && received == transfers && receipts == transfers && doubled == 0;
        }

        @Override
        public String toString() {
            return "sent " + sent + ", received " + received + ", receipts " + receipts + ", doubled " + doubled;
        }
    }

    private Count awaitReceipts(List<String> transfers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Count count = count(transfers);
        while (!count.isComplete(transfers.size()) && System.nanoTime() < end) {
            Pause.millis(250);
            count = count(transfers);
        }
        return count;
    }

    private Count count(List<String> transfers) {
        try (Connection here = installation.node(Site.PROVINCE).postgres().connectAsOwner();
                Connection there = installation.node(Site.BACHMAI).postgres().connectAsOwner()) {
            List<String> ids = sent(here, transfers);
            long messages = number(
                    here,
                    "select count(*) from emr.message where kind = 1 and direction = 1"
                            + " and referral = any (cast(? as uuid[]))",
                    ids);
            long receipts = number(
                    here,
                    "select count(*) from emr.receipt x join emr.message m on m.id = x.message"
                            + " where m.kind = 1 and m.direction = 1 and m.referral = any (cast(? as uuid[]))",
                    ids);
            long received = number(
                    there,
                    "select count(*) from emr.referral where direction = 2" + " and id = any (cast(? as uuid[]))",
                    ids);
            long taken = number(
                    there,
                    "select count(*) from emr.message where kind = 1 and direction = 2"
                            + " and referral = any (cast(? as uuid[]))",
                    ids);
            long again = Math.max(0, ids.size() - transfers.size());
            return new Count(messages, received, receipts, messages - ids.size() + taken - received + again);
        } catch (SQLException e) {
            throw Failure.failed("Can't count: " + e.getMessage());
        }
    }

    private static List<String> sent(Connection connection, List<String> transfers) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(SENT)) {
            find.setArray(1, connection.createArrayOf("text", transfers.toArray()));
            List<String> ids = new ArrayList<>();
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        }
    }

    private static long number(Connection connection, String sql, List<String> ids) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(sql)) {
            count.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
