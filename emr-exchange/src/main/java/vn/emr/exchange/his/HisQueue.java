package vn.emr.exchange.his;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.HisHosoReports;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.Streams;
import vn.emr.exchange.his.map.FacilityRef;

/** What the worker asks of the queue and the directory, each in a short transaction of its own. */
@UseCase
public class HisQueue {

    @Inject
    HisExports exports;

    @Inject
    HisHosoReports reports;

    @Inject
    Facilities facilities;

    @Inject
    Streams streams;

    /** Logical ids of the facilities' Organizations, which never change, by their codes. */
    private final Map<String, UUID> directories = new ConcurrentHashMap<>();

    /** Takes the next export that waits. */
    Optional<ClaimedExport> claim() {
        return exports.claim();
    }

    /** Gives back what was being imported when the node ended. */
    int giveBack() {
        return exports.giveBack();
    }

    /** Says that the worker is alive. */
    void alive(UUID export) {
        exports.alive(export);
    }

    /** Says how far the import is; also a sign of life. */
    void progress(UUID export, int done, int total) {
        exports.progress(export, done, total);
    }

    /** Gives the export back after a failure. */
    void release(UUID export) {
        exports.release(export);
    }

    /** Gives the export back because the node has no space to go on. */
    void pause(UUID export) {
        exports.pause(export);
    }

    /** One chunk of the file. */
    Optional<byte[]> chunk(UUID export, int no) {
        return exports.chunk(export, no);
    }

    /**
     * What has to be known before a file is read.
     *
     * @param same an earlier export with the same bytes, of which everything was taken in
     * @param facility the facility as resources refer to it
     * @param done numbers of the HOSO that an attempt before this one has imported
     * @param beginning the file's first chunk
     */
    record Start(Optional<UUID> same, FacilityRef facility, Set<Integer> done, byte[] beginning) {}

    /** Everything that has to be known before the file is read. */
    Start start(ClaimedExport job) {
        return new Start(
                exports.sameBefore(job.id(), job.facility(), job.sha256()),
                facility(job.facility()),
                job.hosoDone() == 0 ? Set.of() : reports.done(job.id()),
                chunk(job.id(), 0).orElse(new byte[0]));
    }

    /** The facility as resources refer to it. */
    FacilityRef facility(String code) {
        UUID directory = directories.computeIfAbsent(code, this::directory);
        Map<String, String> names = facilities.names();
        String name = Optional.ofNullable(names.get(code)).orElseThrow();
        return new FacilityRef(code, name, directory, names);
    }

    private UUID directory(String code) {
        return streams.find(StreamKind.DIRECTORY, code, code).orElseThrow().subject();
    }
}
