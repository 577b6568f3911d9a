package vn.emr.records.his;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.his.upload.HisBatch;
import vn.emr.domain.his.upload.HisBatchTotals;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.records.web.Language;

/**
 * Files that were sent together, as shown.
 *
 * @param batch the batch
 * @param totals how far it is
 * @param rows its files, as many as fit on a page
 * @param here address of this page
 * @param older address of the next files; null when these are the last
 */
public record BatchView(
        HisBatch batch,
        HisBatchTotals totals,
        List<Row> rows,
        String here,
        @Nullable String older) {

    /** Copies the list. */
    public BatchView {
        rows = List.copyOf(rows);
    }

    /**
     * One file.
     *
     * @param file the file
     * @param problem why it became no export, in the language of the page; empty when it is well
     */
    public record Row(HisFile file, String problem) {

        static Row of(HisFile file, Language language) {
            if (file.problem() == null) {
                return new Row(file, "");
            }
            return new Row(
                    file,
                    language == Language.VI
                            ? file.problem().vi()
                            : file.problem().en());
        }

        /** What the tag says: a state of the way in, of the import, or its answer. */
        public String state() {
            HisFile.Import export = file.export();
            if (export == null) {
                return file.state().name();
            }
            return switch (export.answer()) {
                case NONE -> export.state().name();
                case REFUSED -> export.state().name().equals("DONE") ? "PARTLY" : "REFUSED";
                case ACCEPTED -> export.accepted() == 0 ? "SAME" : "ACCEPTED"; // the same bytes came before
                default -> export.answer().name();
            };
        }

        /** Whether it was refused before any of its records was looked at: there is nothing to count. */
        public boolean isWhollyRefused() {
            HisFile.Import export = file.export();
            return export != null
                    && export.ended()
                    && state().equals("REFUSED")
                    && export.accepted() + export.warned() + export.refused() == 0;
        }

        /** Colour of the tag. */
        public String colour() {
            return switch (state()) {
                case "ACCEPTED", "DONE", "TAKEN" -> "green";
                case "WARNED" -> "amber";
                case "REFUSED", "PARTLY" -> "red";
                case "SAME" -> "";
                default -> "blue";
            };
        }

        /** Class of the progress bar. */
        public String bar() {
            return switch (colour()) {
                case "green", "amber", "" -> "ok";
                case "red" -> "no";
                default -> "";
            };
        }

        /** Steps that are through, of {@link #most()}. */
        public long value() {
            HisFile.Import export = file.export();
            if (file.ended()) {
                return most();
            }
            return export == null ? file.bytes() : export.hosoDone();
        }

        /** All its steps. */
        public long most() {
            HisFile.Import export = file.export();
            return Math.max(1, export == null ? file.size() : export.hosoTotal());
        }
    }

    static BatchView of(FollowHisBatch.Shown shown, int skip, int rows, Language language) {
        String address = "/imports/batches/" + shown.batch().id();
        boolean more = shown.files().size() > rows;
        return new BatchView(
                shown.batch(),
                shown.totals(),
                shown.files().stream().limit(rows).map(f -> Row.of(f, language)).toList(),
                skip == 0 ? address : address + "?skip=" + skip,
                more ? address + "?skip=" + (skip + rows) : null);
    }
}
