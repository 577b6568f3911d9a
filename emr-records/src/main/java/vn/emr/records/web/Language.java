package vn.emr.records.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Languages of the pages. Vietnamese comes first; the person's choice, kept in a cookie, before the browser's. */
public enum Language {
    VI("vi"),
    EN("en");

    /** Name of the cookie that keeps the choice; without the node's, because the choice is the person's everywhere. */
    public static final String COOKIE = "emr-lang";

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** Tag as in {@code lang} attributes. */
    public String tag() {
        return tag;
    }

    /** The other one: where the switch leads. */
    public Language other() {
        return this == VI ? EN : VI;
    }

    /** Locale of numbers. */
    public Locale locale() {
        return Locale.forLanguageTag(this == VI ? "vi-VN" : "en-GB");
    }

    /** The language of this tag. */
    public static Optional<Language> ofTag(String tag) {
        return List.of(values()).stream().filter(l -> l.tag.equals(tag)).findFirst();
    }

    static Language of(HttpServletRequest request) {
        return Cookies.value(request, COOKIE)
                .flatMap(Language::ofTag)
                .or(() -> wishedBy(request))
                .orElse(VI);
    }

    /** What the browser wishes; a request that says nothing would get the server's own locale. */
    private static Optional<Language> wishedBy(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .flatMap(l -> ofTag(l.getLanguage()).stream())
                        .findFirst();
    }
}
