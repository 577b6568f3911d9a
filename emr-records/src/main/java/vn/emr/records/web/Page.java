package vn.emr.records.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.access.Role;

/**
 * What every page has around its own content, and what templates ask of their language. One for each answer: it notes
 * which icons the page uses.
 */
public final class Page {

    private final Language language;
    private final @Nullable Caller caller;
    private final String facility;
    private final Section section;
    private final String title;
    private final String path;
    private final String formToken;
    private final Set<String> icons = new LinkedHashSet<>();
    private boolean scripted;
    private boolean photos;
    private boolean files;
    private int refresh;

    Page(
            Language language,
            @Nullable Caller caller,
            String facility,
            Section section,
            String title,
            String path,
            String formToken) {
        this.language = language;
        this.caller = caller;
        this.facility = facility;
        this.section = section;
        this.title = title;
        this.path = path;
        this.formToken = formToken;
    }

    /** The page moves on by itself: loads htmx. */
    public Page scripted() {
        scripted = true;
        return this;
    }

    /** The page takes photos: loads what makes them smaller. */
    public Page takingPhotos() {
        photos = true;
        return this;
    }

    /** The page takes files that may be large: loads what sends them in parts. */
    public Page takingFiles() {
        files = true;
        return this;
    }

    /** Browsers without script load the page again after so many seconds. */
    public Page refreshing(int seconds) {
        refresh = seconds;
        return this;
    }

    /** Its language. */
    public Language language() {
        return language;
    }

    /** The text of this key, or what it would name when nobody has given that a name. */
    public String name(String prefix, String named) {
        Texts texts = Texts.of(language);
        return texts.has(prefix + named) ? texts.get(prefix + named) : named;
    }

    /** The text of this key. */
    public String text(String key, @Nullable Object... parameters) {
        return Texts.of(language).get(key, parameters);
    }

    /** The text of this key about so many things. */
    public String count(String key, int number) {
        return Texts.of(language).count(key, number, format().number(number));
    }

    /** Name of a role. */
    public String role(Role role) {
        return text("role." + (role == Role.NODE ? "node" : role.realmName()));
    }

    /** Dates, numbers and sizes in its language. */
    public Format format() {
        return new Format(language);
    }

    /** Who looks; null before sign-in. */
    public @Nullable Caller caller() {
        return caller;
    }

    /** Whether this section is open to who looks. */
    public boolean opens(Section which) {
        return which.opensTo(caller);
    }

    /** Whether who looks may do this at all. */
    public boolean may(Permission permission) {
        return caller != null && permission.isHeldBy(caller);
    }

    /** Roles of who looks, and the facility: the line above the name. */
    public String position() {
        Stream<String> roles = caller == null
                ? Stream.empty()
                : caller.roles().stream().sorted().map(this::role);
        return String.join(
                ", ",
                Stream.concat(roles, Stream.of(facility).filter(f -> !f.isEmpty()))
                        .toList());
    }

    /** Name of the facility of who looks; empty for the province's people. */
    public String facility() {
        return facility;
    }

    /** Main navigation. */
    public List<Section> sections() {
        return Section.of(caller);
    }

    /** Where in it this page is. */
    public Section section() {
        return section;
    }

    /** Heading and window title. */
    public String title() {
        return title;
    }

    /** Address of a form: carries the token without which the form is refused. */
    public String form(String action) {
        return action + (action.indexOf('?') < 0 ? '?' : '&') + Forms.PARAMETER + '=' + formToken;
    }

    /** Address that shows this page in the other language. */
    public String switchLanguage() {
        return "/language/" + language.other().tag() + "?to=" + encoded(path);
    }

    /** Whether the page's address carries this mark, such as {@code ?disputed=1}: what the page before has to tell. */
    public boolean asks(String mark) {
        return path.endsWith('?' + mark + "=1");
    }

    /** Address that signs in and comes back here. */
    public String signIn() {
        return "/enter?to=" + encoded(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Notes that the page uses this icon; its address in the page. */
    public String icon(String name) {
        icons.add(name);
        return "#i-" + name;
    }

    /** Drawings of the icons used so far: the layout puts them last. */
    public String symbols() {
        return Icons.symbols(icons);
    }

    /** Address of the style sheet. */
    public String style() {
        return Assets.STYLE.path();
    }

    /** Address of htmx; null when the page doesn't need it. */
    public @Nullable String script() {
        return scripted ? Assets.HTMX.path() : null;
    }

    /** Address of the script that keeps what is typed; null when the page doesn't move on by itself. */
    public @Nullable String typedScript() {
        return scripted ? Assets.TYPED.path() : null;
    }

    /** Address of the script for photos; null when the page takes none. */
    public @Nullable String photoScript() {
        return photos ? Assets.PHOTOS.path() : null;
    }

    /** Address of the script for large files; null when the page takes none. */
    public @Nullable String uploadScript() {
        return files ? Assets.UPLOAD.path() : null;
    }

    /** Seconds to the next load without script; 0 for never. */
    public int refresh() {
        return refresh;
    }
}
