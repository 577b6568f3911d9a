package vn.emr.exchange.his;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import vn.emr.domain.his.HisContent;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.map.FacilityRef;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.Receipt;
import vn.emr.exchange.his.resend.Fingerprints;

/**
 * An accepted HOSO on its way into the record.
 *
 * @param hoso what it says
 * @param facility whose it is
 * @param made day on which the file was made, that of receipt when it says a later one; empty when it did not say
 * @param bytes as sent
 * @param fingerprints by which content is recognised
 * @param content fingerprint of all of it
 * @param now when
 */
record Incoming(
        Hoso hoso,
        FacilityRef facility,
        String made,
        byte[] bytes,
        Fingerprints fingerprints,
        byte[] content,
        Instant now) {

    static Incoming of(
            CheckedHoso checked,
            FacilityRef facility,
            String made,
            byte[] bytes,
            Fingerprints fingerprints,
            Instant now) {
        Receipt receipt = Receipt.at(now);
        Hoso hoso = Objects.requireNonNull(checked.hoso());
        String day = HisTime.parse(made).isPresent() ? made.substring(0, 8) : "";
        day = receipt.isBefore(made) ? receipt.text() : day;
        day = hoso.isCheckIn() ? HisContent.CHECK_IN : day;
        return new Incoming(hoso, facility, day, bytes, fingerprints, fingerprints.of(hoso), now);
    }

    HisRow summary() {
        return hoso.summary().orElseThrow();
    }

    String episodeKey() {
        return summary().get("MA_LK");
    }

    String patientNumber() {
        return summary().get("MA_BN");
    }

    boolean isCheckIn() {
        return hoso.isCheckIn();
    }

    /** A version that says it was made after today, taken in before that was noticed, is not waited for. */
    boolean isOlderThan(HisContent known) {
        return !Receipt.at(now).isBefore(known.made()) && known.isNewerThan(made);
    }

    boolean isSameAs(HisContent known) {
        return Arrays.equals(known.content(), content);
    }
}
