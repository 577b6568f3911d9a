package vn.emr.audit.verify;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Projected;

/** Checks one entry by itself: its header, its content, and whether the two speak of the same thing. */
final class EntryCheck {

    private final Findings findings;

    EntryCheck(Findings findings) {
        this.findings = findings;
    }

    void check(EntryRow entry) {
        EntryHeader header = entry.header();
        if (header == null) {
            findings.add(entry.failure(Check.HEADER, "a column of the header holds what no header can hold"));
            return;
        }
        if (!Arrays.equals(header.hash(), entry.hash())) {
            findings.add(entry.failure(Check.HEADER, "its header does not have its hash"));
        }
        if (!entry.ownFacility()) {
            findings.add(entry.failure(Check.HEADER, "is kept for another facility than its stream"));
        }
        byte[] content = content(entry, header);
        if (content != null) {
            parsed(entry, header, content);
        }
    }

    private byte @Nullable [] content(EntryRow entry, EntryHeader header) {
        EntryRow.ContentRow stored = entry.content();
        if (stored == null) {
            findings.add(entry.failure(Check.CONTENT, "its content is missing"));
            return null;
        }
        findings.content();
        try {
            byte[] content = stored.bytes();
            if (Arrays.equals(EntryHeader.contentHash(stored.salt(), content), header.contentHash())) {
                return content;
            }
            findings.add(entry.failure(Check.CONTENT, "content and salt do not have the hash that the header names"));
        } catch (IllegalArgumentException e) {
            findings.add(entry.failure(Check.CONTENT, "its content cannot be unpacked: " + e.getMessage()));
        }
        return null;
    }

    private void parsed(EntryRow entry, EntryHeader header, byte[] content) {
        try {
            JsonObject resource = CanonicalJson.parse(content);
            if (!Arrays.equals(CanonicalJson.write(resource), content)) {
                findings.add(entry.failure(Check.CONTENT, "its content is not canonical"));
            }
            meta(entry, header, resource);
            projected(entry, resource);
        } catch (IllegalArgumentException e) {
            findings.add(entry.failure(Check.CONTENT, "its content is no resource"));
        }
    }

    private void meta(EntryRow entry, EntryHeader header, JsonObject resource) {
        agree(entry, "resourceType", header.resourceType(), resource, "resourceType");
        agree(entry, "id", header.logicalId().toString(), resource, "id");
        agree(entry, "meta.versionId", Integer.toString(header.version()), resource, "meta", "versionId");
        agree(entry, "meta.lastUpdated", EntryHeader.time(header.recorded()), resource, "meta", "lastUpdated");
    }

    private void agree(EntryRow entry, String element, String expected, JsonObject resource, String... path) {
        String found = resource.text(path).orElse("nothing");
        if (!found.equals(expected)) {
            findings.add(entry.failure(Check.META, element + " says " + found + ", the header " + expected));
        }
    }

    private void projected(EntryRow entry, JsonObject resource) {
        EntryRow.ProjectedRow row = entry.projected();
        if (row == null) {
            return;
        }
        Projected expected = Projected.of(entry.id(), resource);
        if (!Objects.equals(row.patient(), expected.patient())
                || !Objects.equals(row.encounter(), expected.encounter())
                || row.withdrawn() != expected.withdrawn()
                || !sameEnd(row.ended(), expected.ended())) {
            findings.add(
                    entry.failure(Check.PROJECTION, "its projection names another patient, encounter, state or end"));
        }
    }

    private static boolean sameEnd(@Nullable String row, @Nullable String expected) {
        if (row == null || expected == null || expected.equals(Projected.GOES_ON)) {
            return Objects.equals(row, expected);
        }
        return !row.equals(Projected.GOES_ON) && Instant.parse(row).equals(Instant.parse(expected));
    }
}
