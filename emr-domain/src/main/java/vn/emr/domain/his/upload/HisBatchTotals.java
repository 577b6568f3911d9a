package vn.emr.domain.his.upload;

/**
 * How far a batch is, in numbers.
 *
 * @param files files, zips aside
 * @param waiting files and zips that are not through yet
 * @param accepted files taken in without remark
 * @param warned files taken in with remarks
 * @param refused files of which at least one HOSO was refused, and files that became no export
 * @param hosoAccepted HOSO taken in without remark
 * @param hosoWarned HOSO taken in with remarks
 * @param hosoRefused HOSO refused
 * @param bytes size of what was sent
 */
public record HisBatchTotals(
        int files,
        int waiting,
        int accepted,
        int warned,
        int refused,
        int hosoAccepted,
        int hosoWarned,
        int hosoRefused,
        long bytes) {

    /** Whether everything is through. */
    public boolean ended() {
        return waiting == 0;
    }
}
