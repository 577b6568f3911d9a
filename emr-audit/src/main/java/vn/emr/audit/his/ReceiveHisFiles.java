package vn.emr.audit.his;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisArchiveReceived;
import vn.emr.domain.his.upload.HisBatches;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUpload;
import vn.emr.domain.his.upload.HisUploads;
import vn.emr.domain.his.upload.ZipStart;

/** Takes in files that came together. Each is safe before the next is read; a zip waits to be opened. */
@UseCase
public class ReceiveHisFiles {

    @Inject
    HisBatches batches;

    @Inject
    HisUploads uploads;

    @Inject
    HisExports exports;

    @Inject
    AuditTrail trail;

    @Inject
    Event<HisArchiveReceived> archives;

    /**
     * Opens a batch for them.
     *
     * @throws HisExportRefused when the caller has no facility; recorded as refused
     */
    public UUID open(HisDoor door) {
        try {
            return batches.open(door);
        } catch (HisExportRefused refusal) {
            trail.recordRefusal(AuditRecord.of(AuditEventType.HIS_EXPORT_RECEIVED, null, refusal.code()));
            throw refusal;
        }
    }

    /**
     * Takes in one file.
     *
     * @param name as sent
     * @return id of its upload
     * @throws HisExportRefused when it is too large; nothing is kept
     * @throws IOException when the line broke before its end; nothing is kept
     */
    public UUID take(UUID batch, String name, InputStream body) throws IOException {
        UUID upload = uploads.begin(batch, FileNames.last(name), 0, 0);
        BufferedInputStream content = new BufferedInputStream(body);
        content.mark(ZipStart.LENGTH);
        boolean zip = ZipStart.isZip(content.readNBytes(ZipStart.LENGTH));
        content.reset();
        if (zip) {
            uploads.store(upload, content);
        }
        end(uploads.lock(upload).orElseThrow(), zip, content);
        return upload;
    }

    /** Ends an upload that is here as a whole: makes it an export, or puts it in line when it is a zip. */
    void end(HisUpload upload, boolean zip, InputStream content) throws IOException {
        if (zip) {
            uploads.whole(upload.id());
            archives.fire(new HisArchiveReceived(upload.id()));
            trail.record(AuditRecord.of(
                    AuditEventType.HIS_EXPORT_RECEIVED, upload.id().toString(), "zip"));
        } else {
            UUID export = exports.receive(upload.name(), content, upload.account());
            uploads.taken(upload.id(), export);
            trail.record(AuditRecord.of(AuditEventType.HIS_EXPORT_RECEIVED, export.toString(), null));
        }
    }

    /** Says in the batch that a file was not taken in, and why. */
    public void refuse(UUID batch, String name, HisProblem problem) {
        UUID upload = uploads.begin(batch, FileNames.last(name), 0, 0);
        uploads.refuse(upload, problem);
        trail.record(AuditRecord.of(AuditEventType.HIS_REFUSED, upload.toString(), problem.code()));
    }
}
