package vn.emr.audit.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys as text (RFC 7468). */
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String write(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    static byte[] read(String label, String pem) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String text = pem.strip();
        if (!text.startsWith(begin) || !text.endsWith(end) || text.length() <= begin.length() + end.length()) {
            throw new IllegalArgumentException("not a PEM text of a " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
    }
}
