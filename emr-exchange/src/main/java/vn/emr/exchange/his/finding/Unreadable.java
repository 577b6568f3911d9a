package vn.emr.exchange.his.finding;

import java.io.IOException;

/** Reading stops here: the file or HOSO is refused for this reason. */
public final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final String episode;

    /** Refused for this finding. */
    public Unreadable(Finding finding) {
        this(finding, "");
    }

    /**
     * Refused for this finding.
     *
     * @param episode MA_LK of the HOSO, as far as it was read; for whoever looks for it in the file
     */
    public Unreadable(Finding finding, String episode) {
        super(finding.rule().code());
        this.finding = finding;
        this.episode = episode;
    }

    /** MA_LK of the HOSO that can't be read; empty when it was not read that far. */
    public String episode() {
        return episode;
    }

    /** Why. */
    public Finding finding() {
        return finding;
    }
}
