package vn.emr.records.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Set;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Role;

/** Makes pages from templates without a server. */
public final class TestPages {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, TestPages.class.getClassLoader());

    private TestPages() {}

    /** The page as a doctor sees it. */
    public static String html(Language language, String title, String template, Object view) {
        Caller doctor = new Caller(
                Caller.Kind.STAFF, "doctor", "BS Lê Văn Sơn", "24X09", "001036/BG-CCHN", Set.of(Role.DOCTOR));
        Page page = new Page(
                language,
                doctor,
                "Bệnh viện đa khoa tỉnh Bắc Giang",
                Section.PATIENTS,
                Texts.of(language).get(title),
                "/",
                "token");
        StringOutput output = new StringOutput();
        TEMPLATES.render(template + ".jte", Map.of("page", page, "view", view), output);
        return output.toString();
    }
}
