package vn.emr.exchange.his.map;

import java.util.ArrayList;
import java.util.List;
import vn.emr.exchange.his.resend.Resend;
import vn.emr.exchange.his.resend.Statement;

/** A HOSO → the resources of its episode, those first to which others refer. */
public final class EpisodeMapping {

    private EpisodeMapping() {}

    /** Everything that the HOSO says, compared with what was said before. */
    public static List<Statement> map(Episode episode, Resend resend) {
        List<Statement> conditions = new ConditionMapping(episode).map();
        List<Statement> results = new ResultMapping(episode).map();
        List<Statement> rows = new ArrayList<>(conditions);
        rows.addAll(new SummaryMapping(episode).map());
        rows.addAll(new ChargeMapping(episode).map());
        rows.addAll(new MedicineMapping(episode).map());
        rows.addAll(results);
        rows.addAll(new SupplyMapping(episode).map());
        rows.addAll(new NoteMapping(episode).map());
        rows.addAll(new DischargeMapping(episode).map());
        rows.addAll(new RecordSummaryMapping(episode).map());
        rows.addAll(new HivMapping(episode).map());
        rows.addAll(new BirthMapping(episode).map());
        rows.addAll(new PregnancyLeaveMapping(episode).map());
        rows.addAll(new SickLeaveMapping(episode).map());
        rows.addAll(new AppointmentMapping(episode).map());
        rows.addAll(new TuberculosisMapping(episode).map());
        TransferMapping transfers = new TransferMapping(episode);
        List<Statement> papers = transfers.papers();
        rows.addAll(papers);
        resend.settle(rows);
        Statement encounter = new EncounterMapping(episode).map(conditions);
        resend.settle(encounter, episode.encounter());
        List<Statement> reports = new ReportMapping(episode).map(results);
        resend.settle(reports);
        List<Statement> last = new ArrayList<>(new ServiceMapping(episode).map(reports));
        last.addAll(transfers.requests(papers));
        resend.settle(last);
        List<Statement> all = new ArrayList<>(List.of(encounter));
        all.addAll(rows);
        all.addAll(reports);
        all.addAll(last);
        return all;
    }
}
