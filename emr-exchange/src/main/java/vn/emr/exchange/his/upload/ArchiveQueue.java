package vn.emr.exchange.his.upload;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisBatches;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUpload;
import vn.emr.domain.his.upload.HisUploads;
import vn.emr.exchange.his.zip.Archive;

/** What the worker asks of the uploads, each in a short transaction of its own. */
@UseCase
public class ArchiveQueue {

    private static final int PAGE = 100;

    @Inject
    HisUploads uploads;

    @Inject
    HisBatches batches;

    @Inject
    HisExports exports;

    @Inject
    AuditTrail trail;

    /** Takes the next zip that waits to be opened. */
    Optional<HisUpload> claim() {
        return uploads.claim();
    }

    /** Gives back what was being opened when the node ended. */
    int giveBack() {
        return uploads.giveBack();
    }

    /** Gives a zip back after a failure. */
    void release(UUID upload) {
        uploads.release(upload);
    }

    /** The part that begins there. */
    Optional<byte[]> part(UUID upload, long start) {
        return uploads.part(upload, start);
    }

    /** A sign of life. */
    void alive(UUID upload) {
        uploads.alive(upload);
    }

    /** Numbers of the files that an attempt before this one has taken in. */
    Set<Integer> taken(UUID archive) {
        return uploads.entries(archive);
    }

    /** Makes a file of the zip an export. */
    void take(HisUpload archive, Archive.File file, InputStream content) throws IOException {
        UUID upload = uploads.entry(archive, file.no(), file.name());
        UUID export = exports.receive(file.name(), content, archive.account());
        uploads.taken(upload, export);
        uploads.alive(archive.id());
        trail.record(AuditRecord.of(
                AuditEventType.HIS_EXPORT_RECEIVED,
                export.toString(),
                archive.id().toString()));
    }

    /** All files of it are exports. */
    void opened(HisUpload archive) {
        uploads.opened(archive.id());
    }

    /** Nothing of it is taken in. */
    void refuse(HisUpload archive, HisProblem problem) {
        uploads.refuse(archive.id(), problem);
        trail.record(AuditRecord.of(AuditEventType.HIS_REFUSED, archive.id().toString(), problem.code()));
    }

    /** Uploads that stopped before that moment. */
    List<HisUpload> left(Instant before) {
        return uploads.left(before, PAGE);
    }

    /** Forgets one of them. */
    void drop(HisUpload upload) {
        uploads.drop(upload.id());
        trail.record(
                AuditRecord.of(AuditEventType.HIS_UPLOAD_DROPPED, upload.id().toString(), "left"));
    }

    /** Forgets batches of which nothing came. */
    void dropEmpty(Instant before) {
        batches.dropEmpty(before);
    }
}
