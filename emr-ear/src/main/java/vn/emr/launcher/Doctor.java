package vn.emr.launcher;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo's doctor at the pages: signs in and refers patients, with the clicks that a person would need. */
final class Doctor {

    private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
    private static final Pattern AREA = Pattern.compile("<textarea([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Visitor visitor = new Visitor();
    private final String url;

    private Doctor(String url) {
        this.url = url;
    }

    /** Signs in to the node. */
    static Doctor signedIn(String url) {
        return signedIn(url, "doctor");
    }

    /** Signs in as this doctor of the demo. */
    static Doctor signedIn(String url, String account) {
        Doctor doctor = new Doctor(url);
        Visitor.Visit welcome = doctor.visitor.get(URI.create(url + "/"));
        Visitor.Visit form = doctor.visitor.get(welcome.uri().resolve(welcome.find("href=\"(/enter[^\"]*)\"")));
        doctor.visitor.post(
                form.uri().resolve(form.find("<form[^>]*action=\"([^\"]+)\"")),
                Map.of("username", account, "password", "demo"));
        return doctor;
    }

    /** Opens the form for this patient's transfer, filled from the paper; or the referral, when it was sent before. */
    Visitor.Visit referralOf(String patient) {
        Visitor.Visit chart = visitor.get(URI.create(url + "/patients/" + patient + "/chart"));
        URI begin = chart.uri().resolve(chart.find("action=\"(/patients/[^\"]+/refer[^\"]*)\""));
        return visitor.post(begin, Map.of("to", "01929"));
    }

    /** Enters that this patient of the own facility agrees that another one reads the record until this day. */
    void enterConsent(String patient, String facility, LocalDate until) {
        Visitor.Visit page = visitor.get(URI.create(url + "/patients/" + patient + "/access"));
        URI form = page.uri().resolve(page.find("action=\"(/patients/[^\"/]+/consents\\?[^\"]*)\""));
        visitor.post(
                form,
                Map.of(
                        "facility",
                        facility,
                        "stay",
                        "",
                        "until",
                        DAY.format(until),
                        "giver",
                        "Người bệnh",
                        "proof",
                        "Giấy đồng ý số 731 (demo)"));
    }

    /**
     * Presses "send" on the form as it was filled in.
     *
     * @return whether there was anything to send
     */
    boolean send(Visitor.Visit form, Map<String, String> typed) {
        if (!form.html().contains("value=\"send\"")) {
            return false;
        }
        List<Map.Entry<String, String>> fields = fields(form.html(), typed);
        fields.add(Map.entry("act", "send"));
        Visitor.Visit sent = visitor.post(form.uri().resolve(form.find("action=\"(/referrals/[^\"]+)\"")), fields);
        if (sent.html().contains("value=\"send\"")) {
            throw Failure.failed("The referral at " + form.uri().getPath() + " was not sent.");
        }
        return true;
    }

    private static List<Map.Entry<String, String>> fields(String html, Map<String, String> typed) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(typed.entrySet());
        Matcher inputs = INPUT.matcher(html);
        while (inputs.find()) {
            String tag = inputs.group(1);
            boolean choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
            boolean ticked = !choice || tag.contains(" checked");
            if (ticked) {
                add(fields, tag, attribute(VALUE, tag), typed);
            }
        }
        Matcher areas = AREA.matcher(html);
        while (areas.find()) {
            add(fields, areas.group(1), areas.group(2), typed);
        }
        return fields;
    }

    private static void add(
            List<Map.Entry<String, String>> fields, String tag, String value, Map<String, String> typed) {
        String name = attribute(NAME, tag);
        if (!name.isEmpty() && !typed.containsKey(name)) {
            fields.add(Map.entry(name, plain(value)));
        }
    }

    private static String attribute(Pattern pattern, String tag) {
        Matcher found = pattern.matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
