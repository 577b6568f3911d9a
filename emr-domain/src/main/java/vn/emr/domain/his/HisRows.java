package vn.emr.domain.his;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The statements of one version of an episode: by what each is known, what it said, and which resource says it.
 *
 * @param all in the order in which they were stated
 */
public record HisRows(List<Row> all) {

    /** Bytes of a keyed hash in the rows. */
    public static final int HASH = 16;

    private static final int SIZE = 2 * HASH + 16;

    /**
     * One statement.
     *
     * @param key keyed hash of its table and natural key
     * @param content keyed hash of what it said
     * @param id logical id of the resource
     */
    public record Row(ByteBuffer key, ByteBuffer content, UUID id) {}

    /** Copies the list. */
    public HisRows {
        all = List.copyOf(all);
    }

    /** No statement. */
    public static HisRows none() {
        return new HisRows(List.of());
    }

    static HisRows decode(byte[] bytes) {
        List<Row> rows = new ArrayList<>(bytes.length / SIZE);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.remaining() >= SIZE) {
            rows.add(new Row(hash(in), hash(in), new UUID(in.getLong(), in.getLong())));
        }
        return new HisRows(rows);
    }

    private static ByteBuffer hash(ByteBuffer in) {
        byte[] hash = new byte[HASH];
        in.get(hash);
        return ByteBuffer.wrap(hash);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(all.size() * SIZE);
        for (Row row : all) {
            out.put(row.key().duplicate()).put(row.content().duplicate());
            out.putLong(row.id().getMostSignificantBits()).putLong(row.id().getLeastSignificantBits());
        }
        return out.array();
    }
}
