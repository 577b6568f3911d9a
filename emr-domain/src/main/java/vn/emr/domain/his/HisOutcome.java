package vn.emr.domain.his;

/**
 * What came of an export, in numbers.
 *
 * @param answer of the file as a whole
 * @param accepted HOSO taken without remark
 * @param warned HOSO taken with remarks
 * @param refused HOSO of which nothing was kept
 */
public record HisOutcome(HisAnswer answer, int accepted, int warned, int refused) {

    /** HOSO that are through. */
    int hosos() {
        return accepted + warned + refused;
    }
}
