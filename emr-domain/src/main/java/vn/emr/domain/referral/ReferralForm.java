package vn.emr.domain.referral;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param leftOut kinds of content that are not to be sent along
 */
public record ReferralForm(
        Urgency urgency,
        int reason,
        @Nullable String paper,
        @Nullable String diagnosisCode,
        String diagnosis,
        Map<Section, String> texts,
        List<String> leftOut) {

    /** Sections of the paper, in its order; the code is the element of XML13 that holds the same. */
    public enum Section {
        /** Accompanying diagnoses. */
        OTHER_DIAGNOSES("MA_BENH_KT", false),
        /** Clinical signs at transfer. */
        SIGNS("DAU_HIEU_LS", true),
        /** Course of the disease. */
        COURSE("QT_BENHLY", false),
        /** Results that matter. */
        RESULTS("TOMTAT_KQ", true),
        /** Treatment, procedures and medicines so far. */
        TREATMENT("PP_DIEUTRI", true),
        /** State at transfer. */
        CONDITION("TINH_TRANG_CT", true),
        /** What is asked for. */
        REQUEST("HUONG_DIEU_TRI", true),
        /** Means of transport. */
        TRANSPORT("PHUONGTIEN_VC", true),
        /** Who goes along: name and qualification. */
        ESCORT("HOTEN_NGUOI_HT", false);

        private final String element;
        private final boolean required;

        Section(String element, boolean required) {
            this.element = element;
            this.required = required;
        }

        /** Element of XML13 with the same content. */
        public String element() {
            return element;
        }

        /** Whether the minimum packet has it. An emergency leaves without. */
        public boolean required() {
            return required;
        }
    }

    private static final int REASONS = 3;

    /** Copies. */
    public ReferralForm {
        texts = Map.copyOf(texts);
        leftOut = List.copyOf(leftOut);
    }

    /** What was written in the section. */
    public Optional<String> text(Section section) {
        return Optional.ofNullable(texts.get(section));
    }

    /** Sections of the minimum packet that are empty. */
    public List<Section> missing() {
        return Arrays.stream(Section.values())
                .filter(s -> s.required() && !texts.containsKey(s))
                .toList();
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
        if (reason < 1 || reason > REASONS) {
            throw ReferralRefused.form("reason");
        }
    }

    /** As it is kept while it is a draft. */
    JsonObject json() {
        JsonObject written = new JsonObject();
        texts.forEach((section, text) -> written.put(section.name(), text));
        JsonArray without = new JsonArray();
        leftOut.forEach(without::add);
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
        Map<Section, String> texts = new EnumMap<>(Section.class);
        json.object("texts")
                .ifPresent(t -> t.properties()
                        .forEach((name, value) -> texts.put(Section.valueOf(name), ((JsonValue.Text) value).value())));
        List<String> leftOut = new ArrayList<>();
        json.get("leftOut").ifPresent(l -> ((JsonArray) l).texts().forEach(leftOut::add));
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
