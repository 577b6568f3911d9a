package vn.emr.domain.patient;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import vn.emr.domain.store.Hash;

/**
 * Patient numbers that this system gives out: {@code EMR-7K3Q9-DVX2M}. Ten signs of a hash of the form, so that a form
 * sent twice is one patient; without I, L, O and U, so that they can be read out on the telephone.
 */
final class OwnNumber {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int GROUP = 5;
    private static final int BITS = 0x1f;

    private OwnNumber() {}

    static String of(UUID form) {
        byte[] hash = Hash.of(form.toString().getBytes(StandardCharsets.US_ASCII));
        StringBuilder number = new StringBuilder("EMR");
        for (int i = 0; i < LENGTH; i++) {
            if (i % GROUP == 0) {
                number.append('-');
            }
            number.append(SIGNS.charAt(hash[i] & BITS));
        }
        return number.toString();
    }
}
