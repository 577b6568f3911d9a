package vn.emr.exchange.his.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.Receipt;

/** Asks of one episode everything that can be asked without the record. */
public final class HosoCheck {

    private final String facility;
    private final Predicate<String> registered;
    private final Receipt receipt;

    /**
     * Checks for a sender.
     *
     * @param facility code of the facility that sends
     * @param registered whether a facility code is known
     * @param receipt what is after it lies in the future
     */
    public HosoCheck(String facility, Predicate<String> registered, Receipt receipt) {
        this.facility = facility;
        this.registered = registered;
        this.receipt = receipt;
    }

    /** What there is to say about the episode, form first. */
    public List<Finding> check(Hoso hoso) {
        List<HisRow> summaries = hoso.rows("XML1");
        if (summaries.isEmpty() && hoso.summary().isPresent()) {
            return checkIn(hoso, hoso.summary().get());
        }
        if (summaries.isEmpty()) {
            List<Finding> findings = new ArrayList<>(hoso.findings());
            findings.add(Finding.of(HisRule.TABLE_MISSING, Place.table("XML1")));
            return findings;
        }
        Asked asked = new Asked(hoso, summaries.get(0));
        if (summaries.size() > 1) {
            asked.found(Finding.of(HisRule.ELEMENT_DUPLICATE, Place.table("XML1")));
        }
        FormCheck form = new FormCheck(asked);
        hoso.tables().forEach(form::check);
        sender(asked);
        new EpisodeCheck(asked).check();
        new FutureCheck(asked, receipt).check();
        if (asked.believes()) {
            new SumsCheck(asked).check();
            new TimesCheck(asked).check();
            new TablesCheck(asked).check();
            new PapersCheck(asked).check();
        }
        return asked.findings();
    }

    /** Of an episode that has begun: nothing can be compared yet. */
    private List<Finding> checkIn(Hoso hoso, HisRow row) {
        Asked asked = new Asked(hoso, row);
        hoso.tables().forEach(new FormCheck(asked)::check);
        sender(asked);
        new EpisodeCheck(asked).check();
        new FutureCheck(asked, receipt).check();
        return asked.findings();
    }

    private void sender(Asked asked) {
        HisRow summary = asked.summary();
        if (summary.has("MA_CSKCB")) {
            facility(summary.get("MA_CSKCB"), summary.at("MA_CSKCB"), asked.findings());
        }
    }

    /** When the file is looked at. */
    Receipt receipt() {
        return receipt;
    }

    /** Whether the facility of a file or episode is the sender's. */
    public void facility(String code, Place place, List<Finding> findings) {
        if (!registered.test(code)) {
            findings.add(Finding.of(HisRule.FACILITY_UNKNOWN, place, code, ""));
        } else if (!code.equals(facility)) {
            findings.add(Finding.of(HisRule.FACILITY_NOT_SENDER, place, code, facility));
        }
    }
}
