package vn.emr.audit.seal;

import java.util.Base64;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * The text of a seal taken apart and put together. As one statement is one text, whoever knows the statement needs no
 * more than key and signature to write it out; whether it is true is seen when it is opened.
 */
public final class SealText {

    private SealText() {}

    /** The seal over this statement with this signature. */
    public static String of(String typ, JsonObject payload, String kid, String signature) {
        return Jws.signedText(typ, payload, kid) + '.' + signature;
    }

    /** Id of the key of a seal that was made or opened here. */
    public static String kid(String jws) {
        byte[] header = Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.')));
        return CanonicalJson.parse(header).text("kid").orElseThrow();
    }

    /** Signature of such a seal, base64url. */
    public static String signature(String jws) {
        return jws.substring(jws.lastIndexOf('.') + 1);
    }
}
