package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisContent;
import vn.emr.domain.his.HisContents;
import vn.emr.domain.his.HisRows;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientIndex;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.LogBatch;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;
import vn.emr.exchange.his.map.Episode;
import vn.emr.exchange.his.map.EpisodeMapping;
import vn.emr.exchange.his.map.SourceMapping;
import vn.emr.exchange.his.map.Withdrawal;
import vn.emr.exchange.his.read.CareKind;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Resend;
import vn.emr.exchange.his.resend.Statement;

/** The episode of an incoming HOSO: EPISODE stream, one append. */
@ApplicationScoped
class EpisodeIntake {

    @Inject
    Clock clock;

    @Inject
    Streams streams;

    @Inject
    Entries entries;

    @Inject
    HisContents contents;

    @Inject
    PatientIndex index;

    /**
     * What it became.
     *
     * @param encounter logical id of the Encounter
     * @param version which version of the episode
     */
    record Taken(UUID encounter, int version) {}

    /** States what is new in the HOSO, withdraws what it no longer says. */
    Taken take(
            Incoming incoming,
            PatientIntake.Taken patient,
            Optional<HisContent> before,
            HosoReport report,
            LogBatch batch) {
        StreamRow stream =
                streams.claim(StreamKind.EPISODE, incoming.facility().code(), incoming.episodeKey(), Ids.next(clock));
        streams.lock(stream);
        Episode episode = new Episode(incoming.hoso(), incoming.facility(), patient.patient(), stream.subject());
        Resend resend = new Resend(
                before.map(HisContent::rows).orElse(HisRows.none()), incoming.fingerprints(), () -> Ids.next(clock));
        List<Draft> drafts = drafts(incoming, episode, resend);
        int version = before.map(HisContent::version).orElse(0) + 1;
        drafts.add(provenance(incoming, episode, patient.stated(), drafts, version));
        report.appended(batch.append(stream, drafts));
        remember(incoming, stream.subject(), version, resend);
        visit(incoming.summary(), patient.patient());
        return new Taken(stream.subject(), version);
    }

    private List<Draft> drafts(Incoming incoming, Episode episode, Resend resend) {
        List<Statement> statements = new ArrayList<>(EpisodeMapping.map(episode, resend));
        String sha256 = Hash.hex(Hash.of(incoming.bytes()));
        JsonObject document = SourceMapping.document(episode, sha256, incoming.bytes().length, incoming.now());
        Statement original = new Statement("DocumentReference", document, null);
        resend.settle(List.of(original));
        statements.add(original);
        List<Draft> drafts = new ArrayList<>();
        statements.stream()
                .filter(Statement::isNews)
                .map(s -> new Draft(s.id(), s.content(), s.effective(), Source.HIS, s.amends()))
                .forEach(drafts::add);
        resend.gone().forEach(id -> drafts.add(withdrawn(id)));
        return drafts;
    }

    private Draft withdrawn(UUID id) {
        StoredResource current = entries.current(id).orElseThrow();
        return Draft.next(id, Withdrawal.of(current.content()), null, Source.HIS);
    }

    private Draft provenance(
            Incoming incoming, Episode episode, List<JsonObject> aboutPatient, List<Draft> drafts, int version) {
        List<JsonObject> targets = new ArrayList<>(aboutPatient);
        drafts.forEach(d -> targets.add(new JsonObject().put("reference", d.type() + '/' + d.id())));
        String sha256 = Hash.hex(Hash.of(incoming.bytes()));
        JsonObject provenance = SourceMapping.provenance(episode, targets, version == 1, sha256, incoming.now());
        return Draft.first(Ids.next(clock), provenance, null, Source.HIS);
    }

    private void remember(Incoming incoming, UUID encounter, int version, Resend resend) {
        contents.put(
                incoming.facility().code(),
                new HisContent(encounter, version, incoming.made(), incoming.content(), resend.rows()));
    }

    private void visit(HisRow summary, UUID patient) {
        String admitted = HisTime.dateTime(summary.get("NGAY_VAO"));
        if (admitted != null) {
            index.visit(patient, admitted, CareKind.of(summary));
        }
    }
}
