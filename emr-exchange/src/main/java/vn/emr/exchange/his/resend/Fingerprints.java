package vn.emr.exchange.his.resend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
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
        Map<String, String> tables = new TreeMap<>();
        for (HisTable table : hoso.tables()) {
            List<String> rows = new ArrayList<>();
            table.rows().forEach(r -> rows.add(normalised(r)));
            Collections.sort(rows);
            tables.put(table.name(), String.join("\u001E", rows));
        }
        tables.putAll(hoso.unknown());
        StringBuilder all = new StringBuilder();
        tables.forEach(
                (name, rows) -> all.append(name).append('\u001D').append(rows).append('\u001C'));
        return of(all.toString()).array();
    }

    private static String normalised(HisRow row) {
        StringBuilder text = new StringBuilder();
        row.values().entrySet().stream()
                .filter(e -> !e.getKey().equals(RUNNING_NUMBER))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(e ->
                        text.append(e.getKey()).append('=').append(e.getValue()).append('\u001F'));
        return text.toString();
    }
}
