package vn.emr.exchange.his.finding;

import java.io.IOException;

/** Reading stops here: the file or HOSO is refused for this reason. */
public final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /** Refused for this finding. */
    public Unreadable(Finding finding) {
        super(finding.rule().code());
        this.finding = finding;
    }

    /** Why. */
    public Finding finding() {
        return finding;
    }
}
