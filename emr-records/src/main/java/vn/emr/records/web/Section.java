package vn.emr.records.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Permission;

/** The parts of the pages, as the main navigation lists them; each person sees those that their roles open. */
public enum Section {
    HOME("/", "home", Permission.SIGNED_IN),
    PATIENTS("/patients", "search", Permission.FIND_PATIENT),
    INBOX("/inbox", "inbox", Permission.SEE_REFERRALS),
    REFERRALS("/referrals", "send", Permission.SEE_REFERRALS),
    IMPORTS("/imports", "upload", Permission.IMPORT_HIS),
    TRENDS("/imports/trends", "chart", Permission.SEE_IMPORT_TRENDS),
    IDENTITY("/identity", "users", Permission.STEWARD_IDENTITY),
    SHARED("/shared", "users", Permission.SEE_SHARED),
    REQUESTS("/requests", "file", Permission.KEEP_REQUESTS),
    OVERRIDES("/overrides", "lock", Permission.REVIEW_OVERRIDES),
    AUDIT("/audit", "shield", Permission.READ_AUDIT);

    private final String path;
    private final String icon;
    private final Permission permission;

    Section(String path, String icon, Permission permission) {
        this.path = path;
        this.icon = icon;
        this.permission = permission;
    }

    /** Where it begins. */
    public String path() {
        return path;
    }

    /** Its icon. */
    public String icon() {
        return icon;
    }

    /** Key of its name. */
    public String key() {
        return "nav." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether this caller may enter. */
    public boolean opensTo(@Nullable Caller caller) {
        return caller != null && permission.isHeldBy(caller);
    }

    /** The sections of this caller, in order. Who sends exports finds what is wrong in them from there. */
    static List<Section> of(@Nullable Caller caller) {
        return Stream.of(values())
                .filter(s -> s.opensTo(caller))
                .filter(s -> s != TRENDS || !IMPORTS.opensTo(caller))
                .toList();
    }
}
