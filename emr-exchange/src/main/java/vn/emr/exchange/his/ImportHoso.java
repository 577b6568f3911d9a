package vn.emr.exchange.his;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.referral.JoinExport;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.his.HisContent;
import vn.emr.domain.his.HisContents;
import vn.emr.domain.his.HisExportParts;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.HisHosoReports;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.LogBatch;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.Streams;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.map.FacilityRef;
import vn.emr.exchange.his.map.Unmapped;
import vn.emr.exchange.his.resend.Fingerprints;

/**
 * Takes one HOSO into the record, or notes that it was refused: one transaction, with its audit event and report. With the
 * only HOSO of a file its import is over.
 */
@UseCase
public class ImportHoso {

    @Inject
    Clock clock;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    HisContents contents;

    @Inject
    PatientIntake patients;

    @Inject
    EpisodeIntake episodes;

    @Inject
    JoinExport joins;

    @Inject
    Blobs blobs;

    @Inject
    HisExports exports;

    @Inject
    HisExportParts parts;

    @Inject
    HisHosoReports reports;

    @Inject
    ExportEnding ending;

    @Inject
    AuditTrail trail;

    @Inject
    NodeKey key;

    /**
     * One HOSO of an export.
     *
     * @param job the export
     * @param file what it says
     * @param no which HOSO, from 0
     * @param bytes its bytes
     */
    record Unit(ClaimedExport job, FacilityRef facility, CheckedExport file, int no, byte[] bytes) {

        int total() {
            return file.envelope().hosos().size();
        }

        int part() {
            return 2 * no + 1;
        }
    }

    /** Takes it in; nothing of the record changes when it says nothing new. */
    void accept(Unit unit, CheckedHoso checked) {
        Incoming incoming = incoming(unit, checked);
        HosoReport report = new HosoReport(unit.no() + 1, incoming.episodeKey(), checked.findings());
        report.unmapped(Unmapped.of(incoming.hoso()));
        Optional<HisContent> before = streams.find(
                        StreamKind.EPISODE, unit.facility().code(), incoming.episodeKey())
                .flatMap(s -> contents.find(s.subject()));
        if (before.isPresent() && incoming.isSameAs(before.get())) {
            unchanged(report, incoming, before.get(), Finding.of(HisRule.EPISODE_SAME, Place.WHOLE));
        } else if (before.isPresent() && incoming.isOlderThan(before.get())) {
            Finding superseded = Finding.of(
                    HisRule.EPISODE_SUPERSEDED, Place.WHOLE, "", before.get().made());
            unchanged(report, incoming, before.get(), superseded);
        } else {
            Optional<UUID> known = patients.known(incoming);
            Optional<Finding> other = patients.somebodyElse(incoming, known, before);
            if (other.isPresent()) {
                refuse(unit, checked, other.get());
                return;
            }
            take(incoming, known, before, report);
        }
        byte[] sha256 = blobs.keep(unit.facility().code(), unit.bytes());
        parts.kept(unit.job().id(), unit.part(), sha256, unit.bytes().length);
        close(unit, report);
    }

    private Incoming incoming(Unit unit, CheckedHoso checked) {
        Fingerprints fingerprints = new Fingerprints(key.bytes());
        return Incoming.of(
                checked, unit.facility(), unit.file().envelope().made(), unit.bytes(), fingerprints, clock.instant());
    }

    private void take(Incoming incoming, Optional<UUID> known, Optional<HisContent> before, HosoReport report) {
        LogBatch batch = log.begin();
        PatientIntake.Taken patient = patients.take(incoming, known, report, batch);
        EpisodeIntake.Taken episode = episodes.take(incoming, patient, before, report, batch);
        batch.write();
        report.about(patient.patient(), episode.encounter(), episode.version());
        if (episode.version() > 1) {
            report.found(Finding.of(HisRule.EPISODE_RESENT, Place.WHOLE, Integer.toString(episode.version()), ""));
        }
        trail.record(new AuditRecord(
                AuditEventType.HIS_IMPORTED,
                patient.patient(),
                LegalBasis.NONE,
                report.entriesAdded(),
                episode.encounter().toString(),
                null));
        joins.join(incoming.facility().code(), patient.patient(), episode.encounter());
    }

    /** The patient may be unknown: an older file can name another number than the one in the record. */
    private void unchanged(HosoReport report, Incoming incoming, HisContent known, Finding why) {
        UUID patient = patients.known(incoming).orElse(null);
        report.found(why);
        report.about(patient, known.subject(), known.version());
        String rule = why.rule().code();
        trail.record(new AuditRecord(
                AuditEventType.HIS_IMPORTED,
                patient,
                LegalBasis.NONE,
                0,
                known.subject().toString(),
                rule));
    }

    private void refuse(Unit unit, CheckedHoso checked, Finding why) {
        List<Finding> findings = new ArrayList<>(checked.findings());
        findings.add(why);
        refuse(unit, unit.bytes().length, Hash.of(unit.bytes()), checked.key(), findings);
    }

    /** Notes that it was refused: its length, its hash and why. */
    void refuse(Unit unit, long length, byte[] sha256, Optional<String> episode, List<Finding> findings) {
        HosoReport report = new HosoReport(unit.no() + 1, episode.orElse(null), findings);
        parts.refused(unit.job().id(), unit.part(), sha256, length);
        trail.record(AuditRecord.of(AuditEventType.HIS_REFUSED, unit.job().id().toString(), report.rules()));
        close(unit, report);
    }

    /** The only HOSO of a file ends the file's import too. */
    private void close(Unit unit, HosoReport report) {
        if (unit.total() == 1) {
            FileReport whole = new FileReport(unit.job(), unit.file().findings());
            whole.add(report.write());
            ending.whole(unit.job(), unit.file(), whole);
        } else {
            reports.put(unit.job().id(), unit.no() + 1, report.write());
            exports.progress(unit.job().id(), unit.no() + 1, unit.total());
        }
    }
}
