package vn.emr.domain.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Appends to several streams of one transaction that the database is told of together. What is held here is not there to be
 * read until {@link #write()}; a transaction that ends without it has appended nothing.
 */
public final class LogBatch {

    private final Log log;
    private final List<LogWriter.Row> held = new ArrayList<>();

    LogBatch(Log log) {
        this.log = log;
    }

    /**
     * Appends as {@link Log#append} does, but holds what has to be written.
     *
     * @param stream a stream that this transaction holds locked
     * @return what became of each draft
     */
    public List<Appended> append(StreamRow stream, List<Draft> drafts) {
        List<LogWriter.Row> rows = log.chain(stream, drafts, held);
        held.addAll(rows);
        return rows.stream().map(r -> r.entry().appended()).toList();
    }

    /** Writes what is held. */
    public void write() {
        log.write(held);
        held.clear();
    }
}
