package vn.emr.audit.his;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisBatches;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUpload;
import vn.emr.domain.his.upload.HisUploadRefused;
import vn.emr.domain.his.upload.HisUploads;
import vn.emr.domain.his.upload.ZipStart;

/**
 * A file that comes in parts over a line that may break: each part is durable when it was answered, and whoever sends the
 * same file again goes on where it stopped.
 */
@UseCase
public class UploadHisFile {

    @Inject
    HisUploads uploads;

    @Inject
    HisBatches batches;

    @Inject
    ReceiveHisFiles receiving;

    @Inject
    CurrentCaller caller;

    @Inject
    AuditTrail trail;

    /**
     * How far an upload is.
     *
     * @param upload its id
     * @param batch with which others it came
     * @param state how far it is
     * @param bytes so much is here: where the next part begins
     * @param problem why nothing became of it; null unless it was refused
     */
    public record Progress(
            UUID upload,
            UUID batch,
            HisUpload.State state,
            long bytes,
            @Nullable HisProblem problem) {

        static Progress of(HisUpload upload) {
            return new Progress(upload.id(), upload.batch(), upload.state(), upload.bytes(), null);
        }
    }

    /**
     * Begins a file, or takes up one that the same account began and that has this name, size and checksum.
     *
     * @param batch the batch that it is sent with; null for the first file
     * @param size its bytes
     * @param checksum CRC-32 of the whole
     * @throws HisExportRefused when it is too large, or the caller has no facility; recorded as refused
     */
    public Progress begin(@Nullable UUID batch, String name, long size, long checksum) {
        if (size < 0 || name.isBlank()) {
            throw HisUploadRefused.unannounced();
        }
        try {
            if (size > HisExports.LIMIT) {
                throw HisExportRefused.tooLarge(HisExports.LIMIT);
            }
            UUID upload = begun(batch, FileNames.last(name), size, checksum);
            trail.record(AuditRecord.of(AuditEventType.HIS_UPLOAD_BEGUN, upload.toString(), null));
            return Progress.of(uploads.lock(upload).orElseThrow());
        } catch (HisExportRefused refusal) {
            trail.recordRefusal(AuditRecord.of(AuditEventType.HIS_UPLOAD_BEGUN, null, refusal.code()));
            throw refusal;
        }
    }

    private UUID begun(@Nullable UUID batch, String name, long size, long checksum) {
        Optional<HisUpload> before = uploads.begunBefore(caller.get().account(), name, size, checksum);
        if (before.isEmpty()) {
            return uploads.begin(batch == null ? batches.open(HisDoor.PAGE) : batch, name, size, checksum);
        }
        UUID upload = before.get().id();
        if (batch != null) {
            uploads.moveTo(upload, batch);
        }
        return upload;
    }

    /**
     * Takes the next part; with the last one the file is an export. A part that does not begin where the file stopped is
     * left aside: the answer says where to go on.
     *
     * @throws HisUploadRefused when there is no such upload, or the part goes beyond its size
     */
    public Progress add(UUID id, long start, byte[] part) throws IOException {
        HisUpload upload = uploads.lock(id).orElseThrow(HisUploadRefused::unknown);
        if (upload.state() != HisUpload.State.COMING || start != upload.bytes()) {
            return Progress.of(upload);
        }
        if (part.length > HisUploads.CHUNK || start + part.length > upload.size()) {
            throw HisUploadRefused.tooLong();
        }
        if (part.length > 0) {
            uploads.add(id, start, part);
        }
        HisUpload now = uploads.lock(id).orElseThrow();
        return now.whole() ? end(now) : Progress.of(now);
    }

    private Progress end(HisUpload upload) throws IOException {
        if (checksum(upload) != upload.checksum()) {
            uploads.refuse(upload.id(), HisProblem.FILE_CHANGED);
            trail.record(
                    AuditRecord.of(AuditEventType.HIS_REFUSED, upload.id().toString(), HisProblem.FILE_CHANGED.code()));
            return new Progress(
                    upload.id(), upload.batch(), HisUpload.State.REFUSED, upload.bytes(), HisProblem.FILE_CHANGED);
        }
        byte[] start = uploads.part(upload.id(), 0).orElse(new byte[0]);
        try (InputStream content = uploads.content(upload.id())) {
            receiving.end(upload, ZipStart.isZip(Arrays.copyOf(start, ZipStart.LENGTH)), content);
        }
        return Progress.of(uploads.lock(upload.id()).orElseThrow());
    }

    private long checksum(HisUpload upload) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream all = new CheckedInputStream(uploads.content(upload.id()), checksum)) {
            all.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }

    /**
     * Forgets an upload that is not whole.
     *
     * @throws HisUploadRefused when there is no such upload
     */
    public void cancel(UUID id) {
        HisUpload upload = uploads.lock(id).orElseThrow(HisUploadRefused::unknown);
        if (upload.state() == HisUpload.State.COMING) {
            uploads.drop(id);
            trail.record(AuditRecord.of(AuditEventType.HIS_UPLOAD_DROPPED, id.toString(), null));
        }
    }
}
