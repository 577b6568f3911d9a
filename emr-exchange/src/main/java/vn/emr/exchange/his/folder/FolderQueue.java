package vn.emr.exchange.his.folder;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.audit.his.ReceiveHisFiles;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisExport;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisFolders;
import vn.emr.domain.his.upload.HisProblem;

/** What the worker of the folders asks of the database, each in a short transaction of its own. */
@UseCase
public class FolderQueue {

    @Inject
    ReceiveHisFiles receiving;

    @Inject
    FollowHisBatch batches;

    @Inject
    HisExports exports;

    @Inject
    AuditTrail trail;

    @Inject
    HisFolders folders;

    /** Stores the file; that it was taken is known exactly when it is stored. */
    void take(UUID id, String name, InputStream content) throws IOException {
        UUID batch = receiving.open(HisDoor.FOLDER);
        receiving.take(batch, name, content);
        folders.taken(id, batch, name);
    }

    /** Takes note of a file that can't be stored. */
    void refuse(UUID id, String name, HisProblem problem) {
        UUID batch = receiving.open(HisDoor.FOLDER);
        receiving.refuse(batch, name, problem);
        folders.taken(id, batch, name);
    }

    /** The file of this id, if it is stored. */
    Optional<HisFolders.Taken> find(UUID id) {
        return folders.find(id);
    }

    /** What became of it, with as many files after so many. */
    FollowHisBatch.Shown shown(UUID batch, int skip, int limit) {
        return batches.find(batch, skip, limit);
    }

    /** The report of an export that has ended. */
    String report(UUID export) {
        return exports.find(export).flatMap(HisExport::report).orElseThrow();
    }

    /** Decides where it goes, beside its report: whoever may read the folder will read that. */
    void target(HisFolders.Taken taken, String target) {
        folders.target(taken.id(), target);
        trail.record(
                AuditRecord.of(AuditEventType.HIS_REPORT_READ, taken.batch().toString(), "folder"));
    }

    /** It lies beside its report. */
    void ended(UUID id) {
        folders.ended(id);
    }

    /** Says how the folder is. */
    void looked(String facility, String path, String problem) {
        folders.looked(facility, path, problem);
    }
}
