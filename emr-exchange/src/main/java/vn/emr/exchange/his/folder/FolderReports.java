package vn.emr.exchange.his.folder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.exchange.his.BatchJson;

/**
 * Writes the reports beside a file: that of its import as the REST door gives it; of a zip, or what became no export,
 * the batch with the reports of all its files. And the same in words, in Vietnamese.
 */
@ApplicationScoped
public class FolderReports {

    private static final int PAGE = 500;

    @Inject
    FolderQueue queue;

    void write(Delivery delivery, FollowHisBatch.Shown shown) throws IOException {
        delivery.report(Delivery.JSON, out -> json(out, shown));
        delivery.report(Delivery.TEXT, out -> text(out, shown));
    }

    /** What to do with one file. */
    @FunctionalInterface
    private interface Each {

        void file(HisFile file) throws IOException;
    }

    private void each(FollowHisBatch.Shown shown, Each each) throws IOException {
        for (int skip = 0; ; skip += PAGE) {
            FollowHisBatch.Shown page = queue.shown(shown.batch().id(), skip, PAGE);
            for (HisFile file : page.files()) {
                each.file(file);
            }
            if (page.files().size() < PAGE) {
                return;
            }
        }
    }

    private void json(Writer out, FollowHisBatch.Shown shown) throws IOException {
        HisFile first = shown.files().get(0);
        if (shown.files().size() == 1 && first.export() != null) {
            out.write(queue.report(first.export().id()));
            return;
        }
        String batch = new BatchJson(id -> "/exchange/his/exports/" + id).write(shown);
        out.write(batch, 0, batch.length() - 1);
        out.write(",\"reports\":[");
        String[] separator = {""};
        each(shown, file -> {
            if (file.export() != null) {
                out.write(separator[0]);
                out.write(queue.report(file.export().id()));
                separator[0] = ",";
            }
        });
        out.write("]}\n");
    }

    private void text(Writer out, FollowHisBatch.Shown shown) throws IOException {
        ReportText text = new ReportText(out);
        each(shown, file -> {
            if (file.export() != null) {
                text.report(queue.report(file.export().id()));
            } else {
                text.file(file);
            }
        });
    }
}
