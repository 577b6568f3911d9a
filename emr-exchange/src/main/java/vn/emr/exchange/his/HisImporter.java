package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.AuditSpaceRefused;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.store.Hash;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.check.FileKind;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.map.FacilityRef;
import vn.emr.exchange.his.read.Receipt;
import vn.emr.exchange.his.read.Span;

/**
 * Imports exports, one after the other: reads the envelope to its end, then takes in HOSO by HOSO, each in its own
 * transaction. An import that was broken off goes on where it was.
 */
@ApplicationScoped
public class HisImporter {

    private static final Logger LOG = Logger.getLogger(HisImporter.class);
    private static final String WORKER = "his-import";
    private static final int ATTEMPTS = 3;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    HisQueue queue;

    @Inject
    ImportHoso hosos;

    @Inject
    FinishExport ending;

    @Inject
    Retries retries;

    @Inject
    AuditSpace space;

    /** Exports whose import failed and that are still claimed: for a moment, or as long as the database is away. */
    private final Queue<ClaimedExport> owed = new ConcurrentLinkedQueue<>();

    /** Goes on with what the node was importing when it ended. */
    void goOn() throws Exception {
        int left = caller.runAs(Caller.system(WORKER, null), queue::giveBack);
        if (left > 0) {
            LOG.infof("%d exports were being imported when the node ended", left);
        }
    }

    /** Nobody else imports them, and nobody would before they are taken for dead. */
    private void giveBackOwed() throws Exception {
        for (ClaimedExport job = owed.poll(); job != null; job = owed.poll()) {
            ClaimedExport back = job;
            try {
                caller.runAs(Caller.system(WORKER, job.facility()), () -> {
                    queue.release(back.id());
                    return null;
                });
            } catch (Exception e) {
                owed.add(back);
                throw e;
            }
        }
    }

    /** Imports the export that waits longest; empty when none waits, or there is no space to record it. */
    public Optional<UUID> importNext() throws Exception {
        if (space.exhausted()) {
            return Optional.empty();
        }
        giveBackOwed();
        Optional<ClaimedExport> job = caller.runAs(Caller.system(WORKER, null), queue::claim);
        if (job.isPresent()) {
            caller.runAs(Caller.system(WORKER, job.get().facility()), () -> run(job.get()));
        }
        return job.map(ClaimedExport::id);
    }

    private boolean run(ClaimedExport job) throws Exception {
        try {
            if (job.attempts() > ATTEMPTS) {
                ending.refuse(job, List.of(Finding.of(HisRule.INTERNAL, Place.WHOLE)));
            } else {
                read(job);
            }
            return true;
        } catch (AuditSpaceRefused full) {
            LOG.warnf("import of export %s waits for space", job.id());
            queue.pause(job.id());
            return false;
        } catch (Exception e) {
            LOG.errorf("import of export %s failed, attempt %d: %s", job.id(), job.attempts(), Failure.describe(e));
            owed.add(job);
            giveBackOwed();
            return false;
        }
    }

    private void read(ClaimedExport job) throws Exception {
        HisQueue.Start start = queue.start(job);
        if (start.same().isPresent()) {
            ending.same(job, start.same().get(), List.of(Finding.of(HisRule.FILE_SAME, Place.WHOLE)));
            return;
        }
        StoredExport file = new StoredExport(queue, job.id(), start.beginning());
        try {
            CheckedExport export = CheckedExport.open(
                    file,
                    job.facility(),
                    start.facility().names()::containsKey,
                    Receipt.at(clock),
                    new Heartbeat(queue, job.id()));
            if (export.refused()) {
                ending.refuse(job, export.findings());
            } else {
                units(job, start, export);
                if (export.envelope().hosos().size() != 1 || !start.done().isEmpty()) {
                    ending.finish(job, export); // an only HOSO that is taken in now has ended it already
                }
            }
        } catch (Unreadable unreadable) {
            ending.refuse(job, FileKind.explain(unreadable.finding(), file));
        }
    }

    private void units(ClaimedExport job, HisQueue.Start start, CheckedExport export) throws Exception {
        FacilityRef facility = start.facility();
        Set<Integer> done = start.done();
        int total = export.envelope().hosos().size();
        if (total > 1) {
            queue.progress(job.id(), done.size(), total);
        }
        for (int no = 0; no < total; no++) {
            requireSpace();
            if (!done.contains(no + 1)) {
                unit(new ImportHoso.Unit(job, facility, export, no, export.bytes(no)));
            }
        }
    }

    /** What is through stays so; the rest waits. */
    private void requireSpace() {
        if (space.exhausted()) {
            throw AuditSpaceRefused.database();
        }
    }

    private void unit(ImportHoso.Unit unit) throws Exception {
        CheckedHoso checked = unit.file().hoso(unit.no(), unit.bytes());
        if (!checked.refused()) {
            try {
                retries.run(() -> hosos.accept(unit, checked));
                return;
            } catch (Retries.GivenUp e) {
                space.noticed(e);
                requireSpace();
                LOG.errorf(
                        "HOSO %d of export %s failed: %s",
                        unit.no() + 1, unit.job().id(), Failure.describe(e.getCause()));
                refuse(unit, new CheckedHoso(null, List.of(Finding.of(HisRule.INTERNAL, Place.WHOLE))));
                return;
            }
        }
        refuse(unit, checked);
    }

    private void refuse(ImportHoso.Unit unit, CheckedHoso checked) throws IOException {
        Span span = unit.file().envelope().hosos().get(unit.no());
        byte[] sha256 = unit.bytes().length == 0 ? hash(unit.job().id(), span) : Hash.of(unit.bytes());
        hosos.refuse(unit, span.length(), sha256, checked.key(), checked.findings());
    }

    /** Hash of a HOSO that is too large to be held. */
    private byte[] hash(UUID export, Span span) throws IOException {
        MessageDigest digest = Hash.digest();
        try (InputStream in = new StoredExport(queue, export).open()) {
            in.skipNBytes(span.start());
            long left = span.length();
            byte[] buffer = new byte[64 * 1024];
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return digest.digest();
    }
}
