package vn.emr.audit.verify;

/** Is told now and then how far the verifier is. */
@FunctionalInterface
public interface VerifyProgress {

    /**
     * So many entries were checked.
     *
     * @param entries checked so far
     * @param total in the log
     */
    void checked(long entries, long total);
}
