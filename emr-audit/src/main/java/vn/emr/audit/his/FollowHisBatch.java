package vn.emr.audit.his;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.upload.HisBatch;
import vn.emr.domain.his.upload.HisBatchTotals;
import vn.emr.domain.his.upload.HisBatches;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.domain.his.upload.HisFolders;
import vn.emr.domain.his.upload.HisFolders.State;
import vn.emr.domain.his.upload.HisUploadRefused;

/** Tells the sender's facility how far files are that came together. Names no patient. */
@UseCase
public class FollowHisBatch {

    @Inject
    HisBatches batches;

    @Inject
    HisFolders folders;

    @Inject
    CurrentCaller caller;

    /**
     * A batch as far as it is.
     *
     * @param batch the batch
     * @param totals how far it is, in numbers
     * @param files as many of its files as were asked for
     */
    public record Shown(HisBatch batch, HisBatchTotals totals, List<HisFile> files) {

        /** Copies the list. */
        public Shown {
            files = List.copyOf(files);
        }
    }

    /**
     * The batch with as many files after so many.
     *
     * @throws HisUploadRefused when there is none of this id for the caller's facility
     */
    public Shown find(UUID id, int skip, int limit) {
        HisBatch batch = batches.find(id).orElseThrow(HisUploadRefused::unknownBatch);
        return new Shown(batch, batches.totals(id), batches.files(id, skip, limit));
    }

    /** Whether everything in it is through; false for a batch that isn't the caller's. */
    public boolean ended(UUID id) {
        return batches.find(id).isPresent() && batches.totals(id).ended();
    }

    /** The newest batches of several files. */
    public List<Shown> recent(int limit) {
        return batches.recent(limit).stream()
                .map(b -> new Shown(b, batches.totals(b.id()), List.of()))
                .toList();
    }

    /** Files that the caller began to send and did not end. */
    public List<HisFile> unfinished(int limit) {
        return batches.unfinished(caller.get().account(), limit);
    }

    /** How the watched folder of the caller's facility is; null when none is watched. */
    public @Nullable State folder() {
        return folders.state();
    }
}
