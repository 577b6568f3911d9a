package vn.emr.domain.referral;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;

/**
 * What a doctor writes to refer a patient: the transfer paper (Giấy chuyển cơ sở khám bệnh, chữa bệnh; XML13).
 *
 * @param urgency how soon it has to be answered
 * @param reason MA_LYDO_CT: 1 fit for transfer, 2 beyond what the facility can do, 3 the patient asks for it
 * @param paper number of the paper; null when it has none yet
 * @param diagnosisCode main ICD-10 code; null when none was given
 * @param diagnosis main diagnosis in words
 * @param texts the sections that were filled in
 * @param leftOut groups of content that are not to be sent along; at first those that go along only when somebody ticks them
 */
public record ReferralForm(
        Urgency urgency,
        int reason,
        @Nullable String paper,
        @Nullable String diagnosisCode,
        String diagnosis,
        Map<TransferText, String> texts,
        Set<PacketGroup> leftOut) {

    /** What the minimum packet says. An emergency leaves without. */
    public static final Set<TransferText> MINIMUM = Collections.unmodifiableSet(EnumSet.of(
            TransferText.CLINICAL_SIGNS,
            TransferText.RESULTS,
            TransferText.TREATMENT,
            TransferText.STATE,
            TransferText.FURTHER_TREATMENT,
            TransferText.TRANSPORT));

    /** What a referral leaves out before anybody has looked. */
    public static final Set<PacketGroup> AT_FIRST = Set.of(PacketGroup.PROGRAMMES);

    private static final int REASONS = 3;

    /** Copies. */
    public ReferralForm {
        texts = Map.copyOf(texts);
        leftOut = Set.copyOf(leftOut);
    }

    /** What was written in the section. */
    public Optional<String> text(TransferText section) {
        return Optional.ofNullable(texts.get(section));
    }

    /** Sections of the minimum packet that are empty. */
    public List<TransferText> missing() {
        return MINIMUM.stream().filter(t -> !texts.containsKey(t)).toList();
    }

    /** Whether nothing is missing without which nobody can answer it. */
    public boolean isSendable() {
        return !diagnosis.isBlank() && hasReason();
    }

    private boolean hasReason() {
        return reason >= 1 && reason <= REASONS;
    }

    /** The same with this urgency. */
    public ReferralForm with(Urgency chosen) {
        return new ReferralForm(chosen, reason, paper, diagnosisCode, diagnosis, texts, leftOut);
    }

    /** The same without what goes along only when it is ticked, where the plan has nothing of it: nobody ticked what isn't there. */
    public ReferralForm within(PacketPlan plan) {
        Set<PacketGroup> without = EnumSet.noneOf(PacketGroup.class);
        without.addAll(leftOut);
        AT_FIRST.stream().filter(g -> plan.count(g) == 0).forEach(without::add);
        return new ReferralForm(urgency, reason, paper, diagnosisCode, diagnosis, texts, without);
    }

    /**
     * Without these nobody can answer it.
     *
     * @throws ReferralRefused that names the field
     */
    public void requireSendable() {
        if (diagnosis.isBlank()) {
            throw ReferralRefused.form("diagnosis");
        }
        if (!hasReason()) {
            throw ReferralRefused.form("reason");
        }
    }

    /** Filled from the paper that the HIS has exported. */
    public static ReferralForm of(TransferPaper paper) {
        Map<TransferText, String> texts = new EnumMap<>(TransferText.class);
        texts.put(TransferText.CLINICAL_SIGNS, paper.clinicalSigns());
        texts.put(TransferText.COURSE, paper.course());
        texts.put(TransferText.RESULTS, paper.results());
        texts.put(TransferText.TREATMENT, paper.treatment());
        texts.put(TransferText.STATE, paper.state());
        texts.put(TransferText.FURTHER_TREATMENT, paper.furtherTreatment());
        texts.put(TransferText.TRANSPORT, paper.transport());
        texts.put(TransferText.ESCORT, paper.escort());
        texts.values().removeIf(String::isEmpty);
        return new ReferralForm(
                Urgency.ROUTINE,
                paper.reason().matches("[1-3]") ? Integer.parseInt(paper.reason()) : 0,
                orNull(paper.number()),
                orNull(paper.mainDisease()),
                paper.diagnosis(),
                texts,
                AT_FIRST);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** As it is kept while it is a draft. */
    JsonObject json() {
        JsonObject written = new JsonObject();
        texts.forEach((section, text) -> written.put(section.name(), text));
        JsonArray without = new JsonArray();
        leftOut.stream().sorted().forEach(g -> without.add(g.name()));
        return new JsonObject()
                .put("urgency", urgency.priority())
                .putNumber("reason", Integer.toString(reason))
                .put("paper", paper)
                .put("diagnosisCode", diagnosisCode)
                .put("diagnosis", diagnosis)
                .put("texts", written)
                .put("leftOut", without);
    }

    static ReferralForm parse(String text) {
        JsonObject json = CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
        Map<TransferText, String> texts = new EnumMap<>(TransferText.class);
        json.object("texts")
                .ifPresent(t -> t.properties()
                        .forEach((name, value) ->
                                texts.put(TransferText.valueOf(name), ((JsonValue.Text) value).value())));
        Set<PacketGroup> leftOut = EnumSet.noneOf(PacketGroup.class);
        json.get("leftOut")
                .ifPresent(
                        l -> ((JsonArray) l).texts().map(PacketGroup::valueOf).forEach(leftOut::add));
        return new ReferralForm(
                Urgency.ofPriority(json.text("urgency").orElseThrow()),
                Integer.parseInt(json.text("reason").orElseThrow()),
                json.text("paper").orElse(null),
                json.text("diagnosisCode").orElse(null),
                json.text("diagnosis").orElse(""),
                texts,
                leftOut);
    }
}
