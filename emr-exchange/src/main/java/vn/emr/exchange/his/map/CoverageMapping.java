package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML1 → Coverage, one per health-insurance card. */
public final class CoverageMapping {

    static final Fields FIELDS = Fields.of("XML1")
            .maps("MA_THE_BHYT", "Coverage.identifier[urn:vn:bhyt]", "Coverage.subscriberId")
            .maps("MA_DKBD", "Coverage.extension[noi-dang-ky-ban-dau].valueIdentifier")
            .maps("GT_THE_TU", "Coverage.period.start")
            .maps("GT_THE_DEN", "Coverage.period.end")
            .maps("NGAY_MIEN_CCT", "Coverage.extension[mien-cung-chi-tra].valueDateTime")
            .maps("MA_KHUVUC", "Coverage.extension[khu-vuc].valueString")
            .maps(
                    "NAM_NAM_LIEN_TUC",
                    "Coverage.extension[nam-nam-lien-tuc].valueDate valueDateTime when it has a clock time");

    private static final Set<String> OF_CARD =
            Set.of("MA_DKBD", "GT_THE_TU", "GT_THE_DEN", "NGAY_MIEN_CCT", "MA_KHUVUC", "NAM_NAM_LIEN_TUC");

    private CoverageMapping() {}

    /** Whether the element speaks of a card, or of one card more, that the row doesn't name. */
    static boolean lacksCard(HisRow xml1, String element) {
        return OF_CARD.contains(element)
                && xml1.list(element).size()
                        > xml1.list("MA_THE_BHYT").stream()
                                .filter(c -> !c.isEmpty())
                                .count();
    }

    /** The cards that this summary names. */
    public static List<Statement> map(HisRow xml1, UUID patient) {
        List<Statement> cards = new ArrayList<>();
        List<String> numbers = xml1.list("MA_THE_BHYT");
        for (int i = 0; i < numbers.size(); i++) {
            if (!numbers.get(i).isEmpty()) {
                cards.add(card(xml1, i, numbers.get(i), patient));
            }
        }
        return cards;
    }

    private static Statement card(HisRow xml1, int no, String number, UUID patient) {
        String from = at(xml1.list("GT_THE_TU"), no);
        JsonObject coverage = JsonObject.resource("Coverage")
                .put("status", "active")
                .put("type", new JsonObject().put("text", "Bảo hiểm y tế"))
                .put("identifier", Fhir.array(Systems.identifier(Systems.INSURANCE_CARD, number)))
                .put("subscriberId", number)
                .put("beneficiary", Fhir.reference("Patient", patient))
                .put("payor", Fhir.array(new JsonObject().put("display", "Bảo hiểm xã hội Việt Nam")))
                .put("period", Fhir.between(from, at(xml1.list("GT_THE_DEN"), no)))
                .put(
                        "extension",
                        Fhir.array(
                                registeredAt(at(xml1.list("MA_DKBD"), no)),
                                Fhir.extension(
                                        "mien-cung-chi-tra",
                                        "valueDateTime",
                                        Fhir.text(HisTime.dateTime(xml1.get("NGAY_MIEN_CCT")))),
                                Fhir.extension("khu-vuc", xml1.get("MA_KHUVUC")),
                                Fhir.dated("nam-nam-lien-tuc", xml1.get("NAM_NAM_LIEN_TUC"))));
        return new Statement("Coverage|" + number, coverage, HisTime.start(from));
    }

    private static @Nullable JsonObject registeredAt(String facility) {
        return facility.isEmpty()
                ? null
                : Fhir.extension(
                        "noi-dang-ky-ban-dau", "valueIdentifier", Systems.identifier(Systems.FACILITY, facility));
    }

    private static String at(List<String> values, int no) {
        return no < values.size() ? values.get(no) : "";
    }
}
