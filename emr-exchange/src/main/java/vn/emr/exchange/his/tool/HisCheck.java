package vn.emr.exchange.his.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import vn.emr.domain.facility.FacilityCodes;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.check.FileKind;
import vn.emr.exchange.his.check.HosoCheck;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Envelope;
import vn.emr.exchange.his.read.Receipt;

/** Runs from one jar: {@code java -jar emr-his-check.jar FILES…} ({@code docs/his-check.md}). */
public final class HisCheck {

    /** Largest file that the doors take, bytes. */
    static final long LIMIT = 2L << 30;

    private static final int CLEAN = 0;
    private static final int WARNED = 1;
    private static final int REFUSED = 2;
    private static final int USAGE = 64;
    private static final int NO_INPUT = 66;

    private final Options options;
    private final Report report;
    private final PrintStream err;
    private final Set<String> registered = FacilityCodes.shipped();
    private final Clock clock = Clock.systemUTC();
    private boolean unread;

    private HisCheck(Options options, PrintStream out, PrintStream err) {
        this.options = options;
        this.report = options.json() ? new JsonReport(out) : new TextReport(out, options.words());
        this.err = err;
    }

    /** Runs and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(List.of(arguments), out, err);
        out.flush();
        System.exit(code);
    }

    /**
     * Runs.
     *
     * @return 0 when nothing was found or help was asked for, 1 when something is worth a warning, 2 when something would be refused, 64 when
     *     the command line makes no sense, 66 when a file can't be read, or a folder
     *     has none
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return new HisCheck(Options.of(arguments), out, err).run();
        } catch (Usage usage) {
            (usage.isAsked() ? out : err).println(usage.say());
            return usage.isAsked() ? CLEAN : USAGE;
        }
    }

    private int run() {
        for (Input input : Input.all(options.files())) {
            if (input.isEmptyFolder()) {
                unread("nothing", input.name());
            } else {
                check(input);
            }
        }
        report.end();
        return unread ? NO_INPUT : code();
    }

    private void check(Input input) {
        try {
            input.each(this::check, this::refuse);
        } catch (IOException e) {
            unread(why(e), input.name(), String.valueOf(e.getMessage()));
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "unread.missing";
        }
        return e instanceof AccessDeniedException ? "unread.denied" : "unread";
    }

    private void unread(String what, Object... values) {
        unread = true;
        err.println(options.words().get(what, values));
    }

    private void refuse(PathFile zip, HisProblem problem) throws IOException {
        report.begin(zip);
        report.problem(problem);
        report.endFile();
    }

    private int code() {
        return switch (report.worst()) {
            case INFO -> CLEAN;
            case WARN -> WARNED;
            case REFUSE -> REFUSED;
        };
    }

    private void check(PathFile file) throws IOException {
        report.begin(file);
        Progress progress = new Progress(file, options.words(), err);
        try {
            if (Files.size(file.path()) > LIMIT) {
                throw new Unreadable(Finding.of(HisRule.SIZE_LIMIT, Place.WHOLE, "", LIMIT + " byte"));
            }
            CheckedExport export = CheckedExport.open(file, this::questions, progress);
            report.envelope(export.envelope(), export.findings());
            if (!export.refused()) {
                hosos(export, progress);
            }
        } catch (Unreadable unreadable) {
            report.envelope(null, FileKind.explain(unreadable.finding(), file));
        }
        report.endFile();
    }

    private HosoCheck questions(Envelope envelope) {
        String named = options.facility();
        String sender = named == null ? envelope.facility() : named;
        return new HosoCheck(sender, code -> registered.contains(code) || code.equals(sender), Receipt.at(clock));
    }

    private void hosos(CheckedExport export, Progress progress) throws IOException {
        int hosos = export.envelope().hosos().size();
        for (int no = 0; no < hosos; no++) {
            progress.hoso(no, hosos);
            CheckedHoso hoso = export.hoso(no, export.bytes(no));
            report.hoso(no + 1, hoso);
        }
    }
}
