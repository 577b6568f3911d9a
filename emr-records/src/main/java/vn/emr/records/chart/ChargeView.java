package vn.emr.records.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.StoredResource;

/**
 * What an episode cost and who pays: for a payer, not in a clinician's way. Amounts are those of the HIS, digit by digit.
 *
 * @param name what the bill is called
 * @param total at the facility's prices; empty when not sent
 * @param parts what is known of it, in the order of the summary
 * @param settled month of settlement; empty when not sent
 * @param billed when it was paid; null while it wasn't
 * @param origin where it came from
 */
public record ChargeView(
        String name,
        String total,
        List<Part> parts,
        String settled,
        @Nullable FhirTime billed,
        Origin origin) {

    /** In the order of XML1. */
    private static final List<String> PARTS = List.of(
            "tong-chi-bh",
            "tien-thuoc",
            "tien-vtyt",
            "nguoi-benh-tu-tra",
            "nguoi-benh-cung-chi-tra",
            "bao-hiem-thanh-toan",
            "nguon-khac",
            "bao-hiem-ngoai-dinh-suat");

    /**
     * A part of the bill.
     *
     * @param key of its name among the messages
     * @param amount with its currency
     */
    public record Part(String key, String amount) {}

    /** Copies the list. */
    public ChargeView {
        parts = List.copyOf(parts);
    }

    static ChargeView of(StoredResource item) {
        JsonObject content = item.content();
        return new ChargeView(
                Elements.concept(content, "code"),
                content.object("priceOverride").map(ChargeView::amount).orElse(""),
                PARTS.stream().flatMap(p -> part(content, p)).toList(),
                Elements.extensions(content, "ky-quyet-toan")
                        .flatMap(
                                e -> e
                                        .text("valueDate")
                                        .map(d -> new FhirTime(d).date())
                                        .or(() -> e.text("valueString"))
                                        .stream())
                        .findFirst()
                        .orElse(""),
                Elements.time(content, "enteredDate"),
                Origin.of(item));
    }

    private static Stream<Part> part(JsonObject content, String name) {
        return Elements.extensions(content, name)
                .flatMap(e -> e.object("valueMoney").stream())
                .map(m -> new Part(name, amount(m)));
    }

    private static String amount(JsonObject money) {
        String digits = money.text("value").orElse("");
        return grouped(digits) + '\u00a0' + money.text("currency").orElse("");
    }

    /** Digits in groups of three with a narrow space, which both languages read; nothing is rounded. */
    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String rest =
                point < 0 || digits.substring(point + 1).chars().allMatch(c -> c == '0') ? "" : digits.substring(point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u202f") + rest;
    }
}
