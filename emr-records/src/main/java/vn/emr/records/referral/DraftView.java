package vn.emr.records.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.TransferText;
import vn.emr.records.file.FileView;

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
 * @param stays the patient's stays, the newest first
 * @param oldDays how many days ago the chosen stay ended, when that is long ago; else 0
 * @param files photos and PDFs that were added
 */
public record DraftView(
        UUID id,
        UUID patientId,
        PatientLine patient,
        String partner,
        ReferralForm form,
        PacketPlan plan,
        Map<String, String> errors,
        boolean saved,
        List<StayOption> stays,
        long oldDays,
        List<FileView> files) {

    /** Whoever is referred today was hardly treated for it so long ago. */
    private static final long LONG_AGO = 30;

    /** Copies. */
    public DraftView {
        files = List.copyOf(files);
        errors = Map.copyOf(errors);
        stays = List.copyOf(stays);
    }

    static DraftView of(
            WriteReferral.ReferralDraft draft,
            String partner,
            ReferralForm form,
            Map<String, String> errors,
            boolean saved,
            LocalDate today,
            List<FileView> files) {
        List<StayOption> stays = draft.stays().stream()
                .map(s -> StayOption.of(s, draft.referral().encounter().equals(Optional.of(s.id()))))
                .toList();
        long days = stays.stream()
                .filter(StayOption::chosen)
                .mapToLong(s -> s.daysAgo(today))
                .sum();
        return new DraftView(
                draft.referral().id(),
                draft.referral().patient(),
                PatientLine.of(draft.patient()),
                partner,
                form,
                draft.plan(),
                errors,
                saved,
                stays,
                days > LONG_AGO ? days : 0,
                files);
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

    /** Bytes of the files that were added. */
    public long fileBytes() {
        return files.stream().mapToLong(FileView::size).sum();
    }

    /** What goes along: resources, and the files that were added. */
    public int count() {
        return files.size()
                + plan.groups().keySet().stream()
                        .filter(this::goes)
                        .mapToInt(plan::count)
                        .sum();
    }

    /** Bytes of their content. */
    public long bytes() {
        return fileBytes()
                + plan.groups().keySet().stream()
                        .filter(this::goes)
                        .mapToLong(plan::bytes)
                        .sum();
    }
}
