package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/**
 * XML1 → one ChargeItem: what the episode cost and who pays. Prices of lines stay in the kept file: a ChargeItem for
 * each row of XML2 and XML3 would double the entries of a record for what nobody asks who treats the patient.
 */
final class ChargeMapping {

    static final Fields FIELDS = Fields.of("XML1")
            .maps("T_TONGCHI_BV", "ChargeItem.priceOverride.value at the hospital's prices")
            .maps("T_TONGCHI_BH", "ChargeItem.extension[tong-chi-bh].valueMoney within insurance")
            .maps("T_THUOC", "ChargeItem.extension[tien-thuoc].valueMoney")
            .maps("T_VTYT", "ChargeItem.extension[tien-vtyt].valueMoney")
            .maps("T_BNTT", "ChargeItem.extension[nguoi-benh-tu-tra].valueMoney")
            .maps("T_BNCCT", "ChargeItem.extension[nguoi-benh-cung-chi-tra].valueMoney")
            .maps("T_BHTT", "ChargeItem.extension[bao-hiem-thanh-toan].valueMoney")
            .maps("T_NGUONKHAC", "ChargeItem.extension[nguon-khac].valueMoney")
            .maps("T_BHTT_GDV", "ChargeItem.extension[bao-hiem-ngoai-dinh-suat].valueMoney")
            .maps("NGAY_TTOAN", "ChargeItem.enteredDate", "ChargeItem.status `billed`; without it `billable`")
            .maps("NAM_QT", "ChargeItem.extension[ky-quyet-toan] the year")
            .maps("THANG_QT", "ChargeItem.extension[ky-quyet-toan] the month")
            .maps("NGAY_VAO", "ChargeItem.occurrencePeriod.start")
            .maps("NGAY_RA", "ChargeItem.occurrencePeriod.end");

    private static final List<String> MONEY = List.of(
            "T_TONGCHI_BV",
            "T_TONGCHI_BH",
            "T_THUOC",
            "T_VTYT",
            "T_BNTT",
            "T_BNCCT",
            "T_BHTT",
            "T_NGUONKHAC",
            "T_BHTT_GDV",
            "NGAY_TTOAN",
            "NAM_QT",
            "THANG_QT");

    private static final String SETTLED = "ky-quyet-toan";
    private static final int MONTH = "2025-01".length();

    private final Episode episode;
    private final HisRow xml1;

    ChargeMapping(Episode episode) {
        this.episode = episode;
        this.xml1 = episode.summary();
    }

    /** The bill; none when the summary says nothing of money. */
    List<Statement> map() {
        return MONEY.stream().anyMatch(xml1::has) ? List.of(bill()) : List.of();
    }

    private Statement bill() {
        JsonObject bill = JsonObject.resource("ChargeItem")
                .put("status", xml1.has("NGAY_TTOAN") ? "billed" : "billable")
                .put("code", Fhir.concept("Tổng chi phí đợt điều trị"))
                .put("subject", Fhir.reference("Patient", episode.patient()))
                .put("context", Fhir.reference("Encounter", episode.encounter()))
                .put("occurrencePeriod", episode.period())
                .put("performingOrganization", episode.facility().reference())
                .put("priceOverride", money("T_TONGCHI_BV"))
                .put("enteredDate", HisTime.dateTime(xml1.get("NGAY_TTOAN")))
                .put(
                        "extension",
                        Fhir.array(
                                share("tong-chi-bh", "T_TONGCHI_BH"),
                                share("tien-thuoc", "T_THUOC"),
                                share("tien-vtyt", "T_VTYT"),
                                share("nguoi-benh-tu-tra", "T_BNTT"),
                                share("nguoi-benh-cung-chi-tra", "T_BNCCT"),
                                share("bao-hiem-thanh-toan", "T_BHTT"),
                                share("nguon-khac", "T_NGUONKHAC"),
                                share("bao-hiem-ngoai-dinh-suat", "T_BHTT_GDV"),
                                settled()));
        return new Statement("XML1|ChargeItem", bill, HisTime.start(xml1.get("NGAY_VAO")));
    }

    private @Nullable JsonObject share(String name, String element) {
        return Fhir.extension(name, "valueMoney", money(element));
    }

    private @Nullable JsonObject money(String element) {
        JsonObject amount = Fhir.quantity(xml1.get(element), "");
        return amount == null ? null : amount.put("currency", "VND");
    }

    /** Month of settlement, as sent where it is no month of a year. */
    private @Nullable JsonObject settled() {
        String month = xml1.get("THANG_QT");
        String text = xml1.get("NAM_QT") + '-' + (month.length() == 1 ? '0' + month : month);
        return HisTime.day(text.replace("-", "") + "01") != null && text.length() == MONTH
                ? Fhir.extension(SETTLED, "valueDate", new JsonValue.Text(text))
                : Fhir.extension(SETTLED, text.equals("-") ? "" : text);
    }
}
