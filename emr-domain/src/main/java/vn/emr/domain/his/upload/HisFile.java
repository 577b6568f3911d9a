package vn.emr.domain.his.upload;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.HisAnswer;
import vn.emr.domain.his.HisExport;

/**
 * A file of a batch with what became of it.
 *
 * @param upload its id
 * @param archive the zip that it lay in; null when it came by itself
 * @param name as sent, cleaned
 * @param state how far it is on its way in
 * @param size its bytes
 * @param bytes so many of them are here
 * @param problem why it became no export; null unless refused before
 * @param export what it became; null while it is coming, and for zips
 */
public record HisFile(
        UUID upload,
        @Nullable UUID archive,
        String name,
        HisUpload.State state,
        long size,
        long bytes,
        @Nullable HisProblem problem,
        @Nullable Import export) {

    /**
     * How far its import is.
     *
     * @param id of the export, also that of its report
     * @param state where it is
     * @param hosoDone episodes (HOSO) that are through
     * @param hosoTotal episodes in it; 0 until counted
     * @param answer what came of it; none until the import has ended, and for ends before version 0.5
     * @param accepted HOSO taken without remark
     * @param warned HOSO taken with remarks
     * @param refused HOSO of which nothing was kept
     */
    public record Import(
            UUID id,
            HisExport.State state,
            int hosoDone,
            int hosoTotal,
            HisAnswer answer,
            int accepted,
            int warned,
            int refused) {

        /** Whether the import is over, well or not. */
        public boolean ended() {
            return state == HisExport.State.DONE || state == HisExport.State.REFUSED;
        }
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean ended() {
        return switch (state) {
            case TAKEN -> export == null || export.ended();
            case REFUSED -> true;
            default -> false;
        };
    }
}
