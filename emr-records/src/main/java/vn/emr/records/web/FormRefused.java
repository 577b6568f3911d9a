package vn.emr.records.web;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A form came that this server did not show to this browser, or showed before its cookie was lost. Nothing was done. */
final class FormRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    FormRefused() {
        super(Kind.FORBIDDEN, "form.expired", Map.of());
    }
}
