package vn.emr.exchange.his.resend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisRows;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTable;
import vn.emr.exchange.his.read.Hoso;

/**
 * Keyed hashes (HMAC-SHA256, cut to 16 bytes) by which content is recognised; without the node's key they tell
 * nothing. One for each HOSO, not for several threads.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "vn.emr.his.row.v1";
    private static final String RUNNING_NUMBER = "STT";

    private final Mac mac;

    /** Hashes under a key derived from the node's. */
    public Fingerprints(byte[] nodeKey) {
        byte[] derived = mac(nodeKey).doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII));
        this.mac = mac(derived);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private ByteBuffer of(byte[] bytes) {
        return ByteBuffer.wrap(Arrays.copyOf(mac.doFinal(bytes), HisRows.HASH));
    }

    ByteBuffer of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    ByteBuffer of(JsonObject content) {
        return of(CanonicalJson.write(content));
    }

    /**
     * Everything that an episode says, mapped or not, whatever its transport: order of tables, rows and elements and
     * the running numbers don't count.
     */
    public byte[] of(Hoso hoso) {
        Map<String, List<String>> tables = new TreeMap<>();
        hoso.tables().forEach(t -> tables.put(t.name(), rows(t)));
        hoso.unknown().forEach((name, content) -> tables.put(name, List.of(content)));
        tables.forEach((name, rows) -> {
            add(name);
            add("\u001D");
            for (int i = 0; i < rows.size(); i++) {
                add(i == 0 ? "" : "\u001E");
                add(rows.get(i));
            }
            add("\u001C");
        });
        return Arrays.copyOf(mac.doFinal(), HisRows.HASH);
    }

    private void add(String text) {
        mac.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(HisTable table) {
        return table.rows().stream().map(Fingerprints::normalised).sorted().toList();
    }

    private static String normalised(HisRow row) {
        String[] elements = row.values().keySet().toArray(String[]::new);
        Arrays.sort(elements);
        StringBuilder text = new StringBuilder(512);
        for (String element : elements) {
            if (!element.equals(RUNNING_NUMBER)) {
                text.append(element).append('=').append(row.get(element)).append('\u001F');
            }
        }
        return text.toString();
    }
}
