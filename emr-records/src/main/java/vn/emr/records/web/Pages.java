package vn.emr.records.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/**
 * Makes pages: {@code pages.show(pages.page(Section.PATIENTS, "patients.title"), "search/patients", view)}. A page is
 * made in memory as a whole before its first byte leaves: whatever fails becomes an error page, and the use case before
 * it has committed, with its audit event.
 */
@RequestScoped
public class Pages {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader());

    private static final String HTML = "text/html;charset=utf-8";

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentCaller callers;

    @Inject
    FacilityNames facilities;

    @Inject
    Forms forms;

    /** The language of the answer. */
    public Language language() {
        return Language.of(request);
    }

    /** A page of this section; its title is the text of this key. */
    public Page page(Section section, String titleKey, @Nullable Object... parameters) {
        Caller caller = callers.find().orElse(null);
        Language language = language();
        return new Page(
                language,
                caller,
                facility(caller, language),
                section,
                Texts.of(language).get(titleKey, parameters),
                path(),
                forms.token());
    }

    private String facility(@Nullable Caller caller, Language language) {
        String code = caller == null ? null : caller.facility();
        return code == null ? "" : facilities.name(code, language);
    }

    /** Where this request asked for; pages that answer a form are no place to come back to. */
    private String path() {
        if (!request.getMethod().equals("GET")) {
            return LocalPath.HOME;
        }
        String query = request.getQueryString();
        return LocalPath.orHome(query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query);
    }

    /** The page of this template, which takes the parameters {@code page} and {@code view}. */
    public Response show(Page page, String template, Object view) {
        return show(Response.Status.OK, page, template, view);
    }

    /** The same with another status. */
    public Response show(Response.Status status, Page page, String template, Object view) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", page);
        parameters.put("view", view);
        Utf8ByteOutput output = new Utf8ByteOutput();
        TEMPLATES.render(template + ".jte", parameters, output);
        Response.ResponseBuilder response = Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .header(HttpHeaders.VARY, "Cookie, Accept-Language, HX-Request")
                .entity(output.toByteArray());
        forms.setCookie().ifPresent(c -> response.header(HttpHeaders.SET_COOKIE, c));
        return response.build();
    }
}
