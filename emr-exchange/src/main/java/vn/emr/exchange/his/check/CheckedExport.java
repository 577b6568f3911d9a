package vn.emr.exchange.his.check;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Envelope;
import vn.emr.exchange.his.read.ExportFile;
import vn.emr.exchange.his.read.ExportScanner;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.HosoReader;
import vn.emr.exchange.his.read.Receipt;
import vn.emr.exchange.his.read.Span;

/** An export whose envelope was read to its end; its episodes are read one by one. */
public final class CheckedExport {

    private final ExportFile file;
    private final Envelope envelope;
    private final HosoCheck check;
    private final List<Finding> findings;

    private CheckedExport(ExportFile file, Envelope envelope, HosoCheck check) {
        this.file = file;
        this.envelope = envelope;
        this.check = check;
        this.findings = EnvelopeCheck.check(envelope, check);
    }

    /**
     * Reads the envelope.
     *
     * @param sender code of the facility that sends
     * @param registered whether a facility code is known
     * @param receipt what is after it lies in the future
     * @param progress told now and then how many bytes were read
     * @throws Unreadable when the file is refused as a whole, with the reason
     */
    public static CheckedExport open(
            ExportFile file, String sender, Predicate<String> registered, Receipt receipt, LongConsumer progress)
            throws IOException {
        return open(file, envelope -> new HosoCheck(sender, registered, receipt), progress);
    }

    /**
     * Reads the envelope, and lets it say who is to be asked as the sender.
     *
     * @param check what to ask, of what the envelope says
     * @param progress told now and then how many bytes were read
     * @throws Unreadable when the file is refused as a whole, with the reason
     */
    public static CheckedExport open(ExportFile file, Function<Envelope, HosoCheck> check, LongConsumer progress)
            throws IOException {
        Envelope envelope = ExportScanner.scan(file, progress);
        return new CheckedExport(file, envelope, check.apply(envelope));
    }

    /** The file itself. */
    public ExportFile file() {
        return file;
    }

    /** What the envelope says. */
    public Envelope envelope() {
        return envelope;
    }

    /** What there is to say about the envelope. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether nothing of the file may be kept. */
    public boolean refused() {
        return findings.stream().anyMatch(Finding::refuses);
    }

    /** Bytes of an episode; none of one that is too large. */
    public byte[] bytes(int no) throws IOException {
        Span span = envelope.hosos().get(no);
        return tooLarge(span) ? new byte[0] : file.slice(span.start(), (int) span.length());
    }

    private static boolean tooLarge(Span span) {
        return span.length() > ExportScanner.HOSO_LIMIT;
    }

    /** Reads and checks an episode, from 0. */
    public CheckedHoso hoso(int no, byte[] bytes) {
        if (tooLarge(envelope.hosos().get(no))) {
            return refused(
                    Finding.of(HisRule.SIZE_LIMIT, Place.envelope("HOSO"), "", ExportScanner.HOSO_LIMIT + " byte"));
        }
        try {
            Hoso hoso = HosoReader.read(bytes, envelope.namespaces());
            return new CheckedHoso(hoso, check.check(hoso));
        } catch (Unreadable unreadable) {
            return new CheckedHoso(null, List.of(unreadable.finding()), unreadable.episode());
        }
    }

    private static CheckedHoso refused(Finding finding) {
        return new CheckedHoso(null, List.of(finding));
    }
}
