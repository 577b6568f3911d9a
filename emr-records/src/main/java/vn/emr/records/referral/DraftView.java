package vn.emr.records.referral;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.TransferText;
import vn.emr.domain.store.StoredResource;

/**
 * A referral that is being written.
 *
 * @param id of the referral
 * @param patientId the Patient
 * @param patient who it is about
 * @param partner name of the facility that is asked
 * @param form what was typed so far
 * @param plan what goes along
 * @param errors sentences by field
 * @param saved whether it was just saved
 */
public record DraftView(
        UUID id,
        UUID patientId,
        PatientLine patient,
        String partner,
        ReferralForm form,
        PacketPlan plan,
        Map<String, String> errors,
        boolean saved) {

    /** Copies. */
    public DraftView {
        errors = Map.copyOf(errors);
    }

    static DraftView of(
            WriteReferral.ReferralDraft draft,
            String partner,
            ReferralForm form,
            Map<String, String> errors,
            boolean saved) {
        return new DraftView(
                draft.referral().id(),
                draft.referral().patient(),
                PatientLine.of(draft.patient()),
                partner,
                form,
                draft.plan(),
                errors,
                saved);
    }

    /** Texts of the paper, in its order. */
    public List<TransferText> texts() {
        return List.of(
                TransferText.CLINICAL_SIGNS,
                TransferText.COURSE,
                TransferText.RESULTS,
                TransferText.TREATMENT,
                TransferText.STATE,
                TransferText.FURTHER_TREATMENT);
    }

    /** What was typed there. */
    public String text(TransferText part) {
        return form.text(part).orElse("");
    }

    /** Whether the group goes along. */
    public boolean goes(PacketGroup group) {
        return !form.leftOut().contains(group);
    }

    /** The stay that goes along; none before the HIS has exported it. */
    public Optional<JsonObject> stay() {
        return plan.groups().getOrDefault(PacketGroup.STAY, List.of()).stream()
                .filter(r -> r.type().equals("Encounter"))
                .map(StoredResource::content)
                .findFirst();
    }

    /** Resources that go along. */
    public int count() {
        return plan.groups().keySet().stream()
                .filter(this::goes)
                .mapToInt(plan::count)
                .sum();
    }

    /** Bytes of their content. */
    public long bytes() {
        return plan.groups().keySet().stream()
                .filter(this::goes)
                .mapToLong(plan::bytes)
                .sum();
    }
}
