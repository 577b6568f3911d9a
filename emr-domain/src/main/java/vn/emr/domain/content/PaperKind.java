package vn.emr.domain.content;

import java.util.Optional;
import java.util.stream.Stream;

/** The official papers of a stay that are kept as Compositions. Progress notes are none of them. */
public enum PaperKind {
    /** Referral paper (XML13). */
    TRANSFER("giay-chuyen-tuyen", "Giấy chuyển tuyến", "57133-1", "Referral note"),
    /** Discharge paper for patient and employer (XML7): a certificate, for which LOINC has no sure code. */
    DISCHARGE("giay-ra-vien", "Giấy ra viện", "", ""),
    /** Summary of the record (XML8). */
    SUMMARY("tom-tat-hsba", "Tóm tắt hồ sơ bệnh án", "18842-5", "Discharge summary"),
    /** Birth certificate of the facility (XML9), in the record of the mother. */
    BIRTH("giay-chung-sinh", "Giấy chứng sinh", "", ""),
    /** Leave for the care of a pregnancy (XML10). */
    PREGNANCY_LEAVE("giay-nghi-duong-thai", "Giấy chứng nhận nghỉ dưỡng thai", "", ""),
    /** Sick leave for the social insurance (XML11). */
    SICK_LEAVE("giay-nghi-viec-bhxh", "Giấy chứng nhận nghỉ việc hưởng bảo hiểm xã hội", "", "");

    private static final String LOINC = "http://loinc.org";

    private final String code;
    private final String title;
    private final String loinc;
    private final String loincName;

    PaperKind(String code, String title, String loinc, String loincName) {
        this.code = code;
        this.title = title;
        this.loinc = loinc;
        this.loincName = loincName;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** The kind as {@code Composition.type}. */
    public JsonObject type() {
        JsonArray codings = JsonArray.of(coding(Systems.PAPER, code, title));
        if (!loinc.isEmpty()) {
            codings.add(coding(LOINC, loinc, loincName));
        }
        return new JsonObject().put("coding", codings).put("text", title);
    }

    private static JsonObject coding(String system, String code, String display) {
        return new JsonObject().put("system", system).put("code", code).put("display", display);
    }

    /** Which paper a Composition is; empty when it is none. */
    public static Optional<PaperKind> of(JsonObject composition) {
        return composition.object("type").stream()
                .flatMap(t -> t.objects("coding"))
                .filter(c -> c.text("system").filter(Systems.PAPER::equals).isPresent())
                .flatMap(c -> Stream.of(values()).filter(k -> c.text("code").equals(Optional.of(k.code))))
                .findFirst();
    }
}
