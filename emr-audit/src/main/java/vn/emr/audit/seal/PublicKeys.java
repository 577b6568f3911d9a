package vn.emr.audit.seal;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Hash;

/** Public keys on the curve P-256, as nodes exchange them. */
public final class PublicKeys {

    static final String CURVE = "secp256r1";

    private static final String PEM_LABEL = "PUBLIC KEY";
    private static final int COORDINATE_DIGITS = 64;

    private PublicKeys() {}

    /**
     * The key in these bytes (SPKI, DER).
     *
     * @throws IllegalArgumentException when they are no key on P-256
     */
    public static ECPublicKey ofDer(byte[] der) {
        try {
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            if (!isP256(key.getParams())) {
                throw new IllegalArgumentException("not a key on P-256");
            }
            return key;
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("not a public key on an elliptic curve", e);
        }
    }

    /** The key in this text ({@code seal.pub.pem}). */
    public static ECPublicKey ofPem(String pem) {
        return ofDer(Pem.read(PEM_LABEL, pem));
    }

    /** The key as the text of a file. */
    static String pem(ECPublicKey key) {
        return Pem.write(PEM_LABEL, key.getEncoded());
    }

    /** Id of a key: its JWK thumbprint (RFC 7638), base64url. */
    public static String kid(ECPublicKey key) {
        JsonObject jwk = new JsonObject()
                .put("crv", "P-256")
                .put("kty", "EC")
                .put("x", coordinate(key.getW().getAffineX()))
                .put("y", coordinate(key.getW().getAffineY()));
        return base64url(Hash.of(CanonicalJson.write(jwk)));
    }

    private static boolean isP256(ECParameterSpec spec) throws GeneralSecurityException {
        AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
        named.init(new ECGenParameterSpec(CURVE));
        ECParameterSpec p256 = named.getParameterSpec(ECParameterSpec.class);
        return spec.getCurve().equals(p256.getCurve())
                && spec.getGenerator().equals(p256.getGenerator())
                && spec.getOrder().equals(p256.getOrder());
    }

    private static String coordinate(BigInteger number) {
        String digits = number.toString(16);
        return base64url(HexFormat.of().parseHex("0".repeat(COORDINATE_DIGITS - digits.length()) + digits));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
