package vn.emr.records.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Outbox;
import vn.emr.domain.transfer.Receipt;
import vn.emr.records.file.FileView;

/**
 * A referral that was sent, or that came.
 *
 * @param id of the referral
 * @param patientId the Patient
 * @param patient who it is about
 * @param outgoing whether we refer
 * @param partner name of the other facility
 * @param urgency how soon it has to be answered
 * @param state how far it is
 * @param paper the transfer paper; empty when it can't be read
 * @param steps what was done, and what comes
 * @param answer what the receiving facility said last; empty when nothing
 * @param feedback what it told at discharge: title and text
 * @param receipts receipts, oldest first
 * @param waiting what waits to be sent
 * @param notSent what the referring facility left out, by type
 * @param later what followed it, and what can follow
 * @param stamp changes when anything does
 * @param files its photos and PDFs
 */
public record ReferralView(
        UUID id,
        UUID patientId,
        PatientLine patient,
        boolean outgoing,
        String partner,
        Urgency urgency,
        ReferralState state,
        Optional<TransferPaper> paper,
        List<Step> steps,
        String answer,
        List<String[]> feedback,
        List<ReceiptView> receipts,
        List<Outbox.Progress> waiting,
        Map<String, Integer> notSent,
        LaterView later,
        String stamp,
        List<FileView> files) {

    /** Per cent of each file that was sent, by its hash, of those that are not there yet. */
    static Map<String, Integer> sent(SeeReferrals.Whole whole) {
        Map<String, Integer> sent = new HashMap<>();
        for (SeeReferrals.Carried carried : whole.messages()) {
            boolean files = carried.message().kind() == MessageKind.FILES;
            carried.progress()
                    .filter(p -> files && !p.receipted())
                    .ifPresent(p -> carried.message()
                            .contents()
                            .files()
                            .forEach(f -> sent.put(Hash.hex(f.sha256()), percent(p))));
        }
        return sent;
    }

    private static int percent(Outbox.Progress progress) {
        return progress.total() == 0 ? 0 : (int) (99 * progress.bytes() / progress.total());
    }

    /** Colour of the state's tag. */
    public String stateColour() {
        return ReferralRow.colour(state);
    }

    /** Colour of the urgency's tag. */
    public String colour() {
        return ReferralRow.colour(urgency);
    }

    static ReferralView of(
            SeeReferrals.Whole whole, String partner, LaterView later, List<FileView> files, String stamp) {
        Referral referral = whole.referral();
        List<Manifest> manifests =
                whole.messages().stream().map(c -> c.message().contents()).toList();
        return new ReferralView(
                referral.id(),
                referral.patient(),
                PatientLine.of(find(whole, "Patient/" + referral.patient())),
                referral.outgoing(),
                partner,
                referral.urgency(),
                referral.state(),
                find(whole, "ServiceRequest/" + referral.id())
                        .flatMap(r -> TransferPaper.of(r, reference -> find(whole, reference))),
                steps(whole, manifests),
                said(whole),
                feedback(whole),
                receipts(whole, manifests),
                whole.messages().stream()
                        .filter(c -> c.message().kind() != MessageKind.FILES || isStopped(c))
                        .flatMap(c -> c.progress().stream())
                        .filter(p -> !p.receipted())
                        .toList(),
                manifests.stream()
                        .filter(m -> m.kind().carriesContent())
                        .reduce((former, latter) -> latter)
                        .map(Manifest::notSent)
                        .orElse(Map.of()),
                later,
                stamp,
                files);
    }

    /** Files are quietly on their way behind the referral, unless a person has to look. */
    private static boolean isStopped(SeeReferrals.Carried carried) {
        return carried.progress().filter(Outbox.Progress::stopped).isPresent();
    }

    private static Optional<JsonObject> find(SeeReferrals.Whole whole, String reference) {
        return whole.resources().stream()
                .filter(r -> reference.equals(r.type() + '/' + r.id()))
                .map(StoredResource::content)
                .findFirst();
    }

    private static List<Step> steps(SeeReferrals.Whole whole, List<Manifest> manifests) {
        ReferralState state = whole.referral().state();
        Optional<Instant> sent = manifests.stream()
                .filter(m -> m.kind() == MessageKind.REFERRAL)
                .map(Manifest::at)
                .findFirst();
        Optional<Instant> received = whole.messages().stream()
                .flatMap(c -> c.message().receipted().stream())
                .map(Receipt::at)
                .min(Comparator.naturalOrder());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("written", whole.referral().opened(), true, false));
        steps.add(step("sent", sent, state == ReferralState.SENT));
        steps.add(step("received", received, state == ReferralState.RECEIVED));
        if (state == ReferralState.DECLINED || state == ReferralState.CANCELLED) {
            steps.add(step(state.taskStatus(), answered(manifests, state), true));
            return steps;
        }
        steps.add(step("accepted", answered(manifests, ReferralState.ACCEPTED), state == ReferralState.ACCEPTED));
        steps.add(step("arrived", answered(manifests, ReferralState.ARRIVED), state == ReferralState.ARRIVED));
        steps.add(step("completed", answered(manifests, ReferralState.COMPLETED), state == ReferralState.COMPLETED));
        return steps;
    }

    private static Step step(String key, Optional<Instant> at, boolean now) {
        return new Step(key, at.orElse(null), at.isPresent(), now);
    }

    private static Optional<Instant> answered(List<Manifest> manifests, ReferralState state) {
        return manifests.stream()
                .filter(m -> m.answer() == state)
                .map(Manifest::at)
                .findFirst();
    }

    private static Optional<JsonObject> task(SeeReferrals.Whole whole) {
        String focus = "ServiceRequest/" + whole.referral().id();
        return whole.resources().stream()
                .filter(r -> r.type().equals("Task"))
                .map(StoredResource::content)
                .filter(t -> t.text("focus", "reference").filter(focus::equals).isPresent())
                .findFirst();
    }

    private static String said(SeeReferrals.Whole whole) {
        return task(whole).flatMap(t -> t.text("statusReason", "text")).orElse("");
    }

    private static List<String[]> feedback(SeeReferrals.Whole whole) {
        return task(whole)
                .flatMap(t -> t.text("output", "valueReference", "reference"))
                .flatMap(reference -> find(whole, reference))
                .map(c -> c.objects("section")
                        .map(s -> new String[] {s.text("title").orElse(""), plain(s)})
                        .toList())
                .orElse(List.of());
    }

    private static String plain(JsonObject section) {
        return section.objects("extension")
                .filter(e -> e.text("url").filter(Systems.PLAIN_TEXT::equals).isPresent())
                .findFirst()
                .flatMap(e -> e.text("valueString"))
                .orElse("");
    }

    private static ReceiptView receipt(Receipt receipt, Manifest manifest) {
        long files = manifest.files().stream().mapToLong(FileRef::size).sum();
        return ReceiptView.of(
                receipt, manifest.entries().size() + manifest.files().size(), manifest.entryBytes() + files);
    }

    private static List<ReceiptView> receipts(SeeReferrals.Whole whole, List<Manifest> manifests) {
        List<ReceiptView> receipts = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            SeeReferrals.Carried carried = whole.messages().get(i);
            Manifest manifest = manifests.get(i);
            carried.message().receipted().ifPresent(r -> receipts.add(receipt(r, manifest)));
        }
        return receipts;
    }
}
