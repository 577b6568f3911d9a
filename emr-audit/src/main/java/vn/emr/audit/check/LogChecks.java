package vn.emr.audit.check;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.verify.Failure;
import vn.emr.audit.verify.StepwiseCheck;
import vn.emr.audit.verify.VerificationReport;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.kernel.SystemClock;

/** Checks of the whole log: who asks for them, how far they are, what they found. */
@UseCase
public class LogChecks {

    /** So many findings of a check are kept in words; one cause can make thousands. */
    private static final int KEPT = 100;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    @ConfigProperty(name = "emr.check-hour", defaultValue = "2")
    String hour;

    @Inject
    LogCheckRows rows;

    @Inject
    AuditTrail trail;

    /** The newest checks, the last first; reading them is recorded. */
    public List<LogCheck> read(int limit) {
        List<LogCheck> checks = rows.newest(limit);
        trail.record(AuditRecord.of(AuditEventType.LOG_CHECKS_READ, null, null).counting(checks.size()));
        return checks;
    }

    /** Somebody wants to know now. While a check is at work, that is the one. */
    public void ask() {
        rows.ask(caller.get().account(), now());
        LogCheck asked = rows.newest(1).get(0);
        trail.record(AuditRecord.of(AuditEventType.LOG_CHECK_ASKED, Long.toString(asked.key()), null));
    }

    /** Asks for the check of this night when its hour has come and nobody has; true when it did. */
    public boolean askWhenDue() {
        ZonedDateTime local = clock.instant().atZone(SystemClock.VIETNAM);
        LocalDate today = local.toLocalDate();
        Instant due = today.atTime(LocalTime.of(Integer.parseInt(hour), 0))
                .atZone(SystemClock.VIETNAM)
                .toInstant();
        boolean checked =
                rows.newest(1).stream().anyMatch(c -> !c.over() || !c.asked().isBefore(due));
        if (checked || local.toInstant().isBefore(due)) {
            return false;
        }
        ask();
        return true;
    }

    /**
     * A check that is to go on.
     *
     * @param check how far it is
     * @param place where it goes on
     */
    public record Open(LogCheck check, String place) {}

    /** The check that is not over. */
    public Optional<Open> open() {
        return rows.open().map(c -> new Open(c, rows.place(c.key())));
    }

    /** It begins: there is so much to check. */
    public void begin(LogCheck check, long total) {
        rows.begin(check.key(), total, now());
    }

    /** A step was done; with the last one the check is over, and on record. */
    public void stepped(LogCheck check, StepwiseCheck.Step step) {
        LogCheck now = plus(check, step);
        rows.keep(now, step.place(), now());
        if (step.over()) {
            trail.record(AuditRecord.of(
                            AuditEventType.LOG_CHECKED, Long.toString(check.key()), now.whole() ? "whole" : "failed")
                    .counting((int) Math.min(Integer.MAX_VALUE, now.failures())));
        }
    }

    /** A step could not be done; it is tried again. */
    public void trouble(LogCheck check, String code) {
        rows.trouble(check.key(), code);
    }

    private LogCheck plus(LogCheck before, StepwiseCheck.Step step) {
        VerificationReport report = step.report();
        Map<String, Long> counts = new LinkedHashMap<>(before.counts());
        report.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
        List<String> findings = new ArrayList<>(before.findings());
        report.failures().stream()
                .map(Failure::line)
                .limit(Math.max(0, KEPT - findings.size()))
                .forEach(findings::add);
        return new LogCheck(
                before.key(),
                before.asked(),
                before.askedBy(),
                step.over() ? now() : null,
                before.done() + report.entries() + report.leaves(),
                before.total(),
                before.failures() + report.failureCount(),
                counts,
                findings,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
