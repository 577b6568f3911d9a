package vn.emr.audit.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the verifier checked and what it found.
 *
 * @param streams chains that were recomputed
 * @param entries headers that were recomputed
 * @param contents contents that were recomputed
 * @param blobs files that were recomputed
 * @param leaves leaves of the tree that were compared with what they name
 * @param heads heads whose root was recomputed and whose seal was checked
 * @param messages messages to and from other nodes whose seals, receipts and entries were checked
 * @param failureCount how many failures there are
 * @param failures the failures, the first {@link #LISTED} of them
 * @param seconds how long it took
 */
public record VerificationReport(
        long streams,
        long entries,
        long contents,
        long blobs,
        long leaves,
        long heads,
        long messages,
        long failureCount,
        List<Failure> failures,
        double seconds) {

    /** So many failures are listed; one cause can make thousands. */
    public static final int LISTED = 1000;

    /** Copies the list. */
    public VerificationReport {
        failures = List.copyOf(failures);
    }

    /** The counts by their names, as the JSON form has them. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("streams", streams);
        counts.put("entries", entries);
        counts.put("contents", contents);
        counts.put("blobs", blobs);
        counts.put("leaves", leaves);
        counts.put("heads", heads);
        counts.put("messages", messages);
        return counts;
    }

    /** Whether everything holds. */
    public boolean ok() {
        return failureCount == 0;
    }

    /** For people: what was checked, then each failure. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Checked %,d streams, %,d entries, %,d contents, %,d files, %,d leaves, %,d heads,"
                        + " %,d messages in %.1f s",
                streams,
                entries,
                contents,
                blobs,
                leaves,
                heads,
                messages,
                seconds));
        failures.forEach(f -> lines.add(f.line()));
        if (failureCount > failures.size()) {
            lines.add(String.format(Locale.ROOT, "and %,d more", failureCount - failures.size()));
        }
        lines.add(ok() ? "The log is whole." : String.format(Locale.ROOT, "FAILED: %,d", failureCount));
        return lines;
    }

    /** For programs: one JSON object. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeBooleanField("ok", ok());
            for (Map.Entry<String, Long> count : counts().entrySet()) {
                out.writeNumberField(count.getKey(), count.getValue());
            }
            out.writeNumberField("failure_count", failureCount);
            out.writeArrayFieldStart("failures");
            for (Failure failure : failures) {
                write(out, failure);
            }
            out.writeEndArray();
            out.writeNumberField("seconds", Math.round(seconds * 1000) / 1000.0);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Failure failure) throws IOException {
        out.writeStartObject();
        out.writeStringField("check", failure.check().label());
        if (failure.stream() != null) {
            out.writeStringField("stream", failure.stream().id().toString());
            out.writeStringField("stream_kind", failure.stream().kind().name());
            out.writeStringField("custodian", failure.stream().custodian());
        }
        if (failure.sequence() != null) {
            out.writeNumberField("sequence", failure.sequence());
        }
        if (failure.id() != null) {
            out.writeStringField("type", failure.type());
            out.writeStringField("id", failure.id().toString());
        }
        out.writeStringField("message", failure.message());
        out.writeEndObject();
    }
}
