package vn.emr.exchange.his.map;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.content.Systems;
import vn.emr.domain.patient.CitizenNumber;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.domain.store.Source;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;

/** XML1 → Patient. */
public final class PatientMapping {

    static final String[] NUMBERS = {
        "Patient.identifier[urn:vn:cccd] 12 digits",
        "Patient.identifier[urn:vn:cmnd] 9 digits",
        "Patient.identifier[urn:vn:passport]",
        "Patient.identifier[urn:vn:giay-to-khac] anything else: kept, never matched on"
    };

    static final Fields FIELDS = Fields.of("XML1")
            .maps("MA_BN", "Patient.identifier[urn:vn:cskcb:CODE:mabn] use `usual`")
            .maps("HO_TEN", "Patient.name.text")
            .maps("SO_CCCD", NUMBERS)
            .maps("NGAY_SINH", "Patient.birthDate", "Patient._birthDate the time, when it is known")
            .maps("GIOI_TINH", "Patient.gender 1 `male`, 2 `female`, else `unknown`")
            .maps("MA_QUOCTICH", "Patient.extension[quoc-tich].valueCoding")
            .maps("MA_DANTOC", "Patient.extension[dan-toc].valueCoding")
            .maps("MA_NGHE_NGHIEP", "Patient.extension[nghe-nghiep].valueCoding")
            .maps("DIA_CHI", "Patient.address.text")
            .maps("MATINH_CU_TRU", "Patient.address.extension[ma-tinh].valueString")
            .maps("MAHUYEN_CU_TRU", "Patient.address.extension[ma-huyen].valueString")
            .maps("MAXA_CU_TRU", "Patient.address.extension[ma-xa].valueString")
            .maps("DIEN_THOAI", "Patient.telecom.value")
            .maps("MA_THE_BHYT", "Patient.identifier[urn:vn:bhxh] last 10 characters of each card of 15");

    private static final int CARD = 15;
    private static final int SOCIAL_INSURANCE = 10;
    /** Male, female, not determined. */
    private static final Set<String> SEXES = Set.of("1", "2", "3");

    private static final String BIRTH_TIME = "http://hl7.org/fhir/StructureDefinition/patient-birthTime";

    private PatientMapping() {}

    /** The patient as this summary has it. */
    public static PatientDraft draft(HisRow xml1, FacilityRef facility) {
        BirthDate birth = BirthDate.parse(xml1.get("NGAY_SINH")).orElse(new BirthDate(null, null));
        CitizenNumber citizen = xml1.has("SO_CCCD") ? new CitizenNumber(xml1.get("SO_CCCD")) : null;
        return new PatientDraft(
                facility.code(),
                xml1.get("MA_BN"),
                patient(xml1, facility, birth, citizen),
                xml1.get("HO_TEN"),
                sex(xml1),
                birth.date(),
                citizen,
                cards(xml1),
                xml1.has("DIA_CHI") ? xml1.get("DIA_CHI") : null,
                Source.HIS);
    }

    /** Whether the element has a value that gives the patient no property. */
    static boolean isUnstated(HisRow xml1, String element) {
        return switch (element) {
            case "NGAY_SINH" ->
                BirthDate.parse(xml1.get(element)).map(BirthDate::date).isEmpty();
            case "GIOI_TINH" -> !SEXES.contains(xml1.get(element));
            default -> false;
        };
    }

    private static String sex(HisRow xml1) {
        return switch (xml1.get("GIOI_TINH")) {
            case "1" -> "male";
            case "2" -> "female";
            default -> "unknown";
        };
    }

    private static List<String> cards(HisRow xml1) {
        return xml1.filled("MA_THE_BHYT").stream()
                .filter(c -> c.length() == CARD)
                .distinct()
                .toList();
    }

    private static JsonObject patient(
            HisRow xml1, FacilityRef facility, BirthDate birth, @Nullable CitizenNumber citizen) {
        return JsonObject.resource("Patient")
                .put("identifier", identifiers(xml1, facility, citizen))
                .put("name", Fhir.array(new JsonObject().put("use", "official").put("text", xml1.get("HO_TEN"))))
                .put("gender", sex(xml1))
                .put("birthDate", birth.date())
                .put("_birthDate", birthTime(birth))
                .put("address", Fhir.array(address(xml1)))
                .put("telecom", Fhir.array(phone(xml1)))
                .put(
                        "extension",
                        Fhir.array(
                                coded("dan-toc", "urn:vn:ma-dan-toc", "MA_DANTOC", xml1),
                                coded("nghe-nghiep", "urn:vn:ma-nghe-nghiep", "MA_NGHE_NGHIEP", xml1),
                                coded("quoc-tich", "urn:vn:ma-quoc-tich", "MA_QUOCTICH", xml1)))
                .put("managingOrganization", facility.reference());
    }

    private static JsonArray identifiers(HisRow xml1, FacilityRef facility, @Nullable CitizenNumber citizen) {
        JsonArray all = Fhir.array(Systems.identifier(Systems.mrn(facility.code()), xml1.get("MA_BN"))
                .put("use", "usual"));
        if (citizen != null) {
            all.add(Systems.identifier(citizen.form().system(), citizen.value()));
        }
        Set<String> numbers = new LinkedHashSet<>();
        cards(xml1).forEach(c -> numbers.add(c.substring(CARD - SOCIAL_INSURANCE)));
        numbers.forEach(n -> all.add(Systems.identifier(Systems.SOCIAL_INSURANCE, n)));
        return all;
    }

    private static @Nullable JsonValue birthTime(BirthDate birth) {
        return birth.dateTime() == null
                ? null
                : new JsonObject()
                        .put(
                                "extension",
                                Fhir.array(new JsonObject()
                                        .put("url", BIRTH_TIME)
                                        .put("valueDateTime", birth.dateTime())));
    }

    private static JsonObject address(HisRow xml1) {
        return new JsonObject()
                .put("text", xml1.get("DIA_CHI"))
                .put(
                        "extension",
                        Fhir.array(
                                Fhir.extension("ma-tinh", xml1.get("MATINH_CU_TRU")),
                                Fhir.extension("ma-huyen", xml1.get("MAHUYEN_CU_TRU")),
                                Fhir.extension("ma-xa", xml1.get("MAXA_CU_TRU"))));
    }

    private static @Nullable JsonObject phone(HisRow xml1) {
        return xml1.has("DIEN_THOAI")
                ? new JsonObject().put("system", "phone").put("value", xml1.get("DIEN_THOAI"))
                : null;
    }

    private static @Nullable JsonObject coded(String name, String system, String element, HisRow xml1) {
        String code = xml1.get(element);
        return Fhir.extension(
                name,
                "valueCoding",
                Fhir.coding(system, code, Codes.name(element, code).orElse(null)));
    }
}
