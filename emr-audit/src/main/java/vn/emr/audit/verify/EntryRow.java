package vn.emr.audit.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.FhirTypes;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamId;

/**
 * An entry as the database has it: nothing here is known to be true.
 *
 * @param stream the stream that it is in
 * @param sequence its place there
 * @param type FHIR type; a name that no type has when the number means none
 * @param id logical id
 * @param version version of the resource
 * @param header its header from the columns; null when a column holds what no header can
 * @param hash its hash as stored
 * @param ownFacility whether it is kept for the facility that its stream belongs to
 * @param content its content; null when it is not there
 * @param projected the row of the current version, if this entry is it
 */
record EntryRow(
        StreamId stream,
        int sequence,
        String type,
        UUID id,
        int version,
        @Nullable EntryHeader header,
        byte[] hash,
        boolean ownFacility,
        @Nullable ContentRow content,
        @Nullable ProjectedRow projected) {

    /** Content as it is stored. */
    interface ContentRow {

        /** Its salt. */
        byte[] salt();

        /**
         * Its bytes.
         *
         * @throws IllegalArgumentException when they can't be had
         */
        byte[] bytes();
    }

    /** In the database: dictionary, salt, one compressed frame. */
    private record Packed(int dictionary, byte[] salt, byte[] frame) implements ContentRow {

        @Override
        public byte[] bytes() {
            return ContentCodec.decompress(dictionary, frame);
        }
    }

    /** What the projection says of the resource. */
    record ProjectedRow(
            @Nullable UUID patient,
            @Nullable UUID encounter,
            boolean withdrawn,
            @Nullable String ended) {}

    private static final int RESOURCE = 1;

    static EntryRow read(StreamId stream, ResultSet row) throws SQLException {
        return new EntryRow(
                stream,
                row.getInt("seq"),
                type(row.getInt("type")),
                row.getObject("id", UUID.class),
                row.getInt("version"),
                header(stream, row),
                row.getBytes("entry_hash"),
                row.getInt("facility") == row.getInt("stream_facility")
                        && (row.getBytes("bytes") == null
                                || row.getInt("content_facility") == row.getInt("stream_facility")),
                content(row),
                projected(row));
    }

    private static String type(int code) {
        try {
            return FhirTypes.name(code);
        } catch (IndexOutOfBoundsException e) {
            return "type " + code;
        }
    }

    private static @Nullable EntryHeader header(StreamId stream, ResultSet row) throws SQLException {
        String author = row.getString("account");
        if (author == null || row.getInt("kind") != RESOURCE) {
            return null;
        }
        try {
            return new EntryHeader(
                    row.getInt("format"),
                    EntryHeader.RESOURCE,
                    stream,
                    row.getInt("seq"),
                    FhirTypes.name(row.getInt("type")),
                    row.getObject("id", UUID.class),
                    row.getInt("version"),
                    author,
                    time(row, "effective"),
                    row.getObject("recorded", OffsetDateTime.class).toInstant(),
                    Source.ofCode(row.getInt("source")),
                    row.getBytes("content_hash"),
                    row.getBytes("previous_hash"));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable ContentRow content(ResultSet row) throws SQLException {
        byte[] frame = row.getBytes("bytes");
        return frame == null ? null : new Packed(row.getInt("dict"), row.getBytes("salt"), frame);
    }

    private static @Nullable ProjectedRow projected(ResultSet row) throws SQLException {
        return row.getBoolean("projected")
                ? new ProjectedRow(
                        row.getObject("patient", UUID.class),
                        row.getObject("encounter", UUID.class),
                        row.getBoolean("withdrawn"),
                        row.getString("hi"))
                : null;
    }

    Failure failure(Check check, String message) {
        return new Failure(check, stream, sequence, type, id, message);
    }
}
