package vn.emr.exchange.his.check;

import java.util.ArrayList;
import java.util.List;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.Envelope;
import vn.emr.exchange.his.read.HisTime;

/** Rules about the file around its HOSO. */
public final class EnvelopeCheck {

    private EnvelopeCheck() {}

    /** What there is to say about the envelope. */
    public static List<Finding> check(Envelope envelope, HosoCheck sender) {
        List<Finding> findings = new ArrayList<>();
        int hosos = envelope.hosos().size();
        if (hosos == 0) {
            findings.add(Finding.of(HisRule.ENVELOPE_EMPTY, Place.envelope("DANHSACHHOSO")));
        } else if (!envelope.count().isEmpty() && !envelope.count().equals(Integer.toString(hosos))) {
            findings.add(Finding.of(
                    HisRule.ENVELOPE_COUNT, Place.envelope("SOLUONGHOSO"), envelope.count(), Integer.toString(hosos)));
        }
        if (envelope.facility().isEmpty()) {
            findings.add(Finding.of(HisRule.ELEMENT_REQUIRED, Place.envelope("MACSKCB")));
        } else {
            sender.facility(envelope.facility(), Place.envelope("MACSKCB"), findings);
        }
        if (!envelope.made().isEmpty() && HisTime.parse(envelope.made()).isEmpty()) {
            findings.add(Finding.of(HisRule.VALUE_DATE, Place.envelope("NGAYLAP"), envelope.made(), "")
                    .as(Severity.WARN));
        }
        if (sender.receipt().isBefore(envelope.made())) {
            findings.add(Finding.of(
                            HisRule.TIME_FUTURE,
                            Place.envelope("NGAYLAP"),
                            envelope.made(),
                            sender.receipt().text())
                    .as(Severity.WARN));
        }
        return findings;
    }
}
