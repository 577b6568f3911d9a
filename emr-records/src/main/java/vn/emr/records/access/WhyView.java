package vn.emr.records.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * The page that asks why a former patient's record is opened.
 *
 * @param patient logical id
 * @param to where to go on
 * @param reason what was typed
 * @param errors sentences by field
 * @param hours for how long an emergency opens it
 * @param full whether there is no space for the audit: an emergency is the only answer
 */
public record WhyView(UUID patient, String to, String reason, Map<String, String> errors, int hours, boolean full) {

    /** Where the answer goes. */
    public String action() {
        return "/patients/" + patient + "/why?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    /** Copies. */
    public WhyView {
        errors = Map.copyOf(errors);
    }
}
