package vn.emr.records.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.ReviewOverrides;
import vn.emr.audit.access.TriedNumbers;
import vn.emr.audit.identity.StewardIdentity;
import vn.emr.audit.space.AuditSpace;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** The landing page: what this is and the way in; once signed in, what one's roles open. */
@RequestScoped
@Path("/")
public class HomePages {

    @Inject
    Pages pages;

    @Inject
    FacilityNames facilities;

    @Inject
    CurrentCaller caller;

    @Inject
    ReviewOverrides reviews;

    @Inject
    TriedNumbers tried;

    @Inject
    StewardIdentity steward;

    @Inject
    AuditSpace space;

    private int identities() {
        return caller.find().filter(Permission.STEWARD_IDENTITY::isHeldBy).isPresent() ? steward.waiting() : 0;
    }

    private boolean judges() {
        return caller.find().filter(Permission.REVIEW_OVERRIDES::isHeldBy).isPresent();
    }

    private int overrides() {
        return judges() ? reviews.waiting() : 0;
    }

    private int tries() {
        return judges() ? tried.count() : 0;
    }

    /** The landing page. */
    @GET
    @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
    public Response home() {
        boolean signedIn = caller.find().isPresent();
        Page page = pages.page(Section.HOME, signedIn ? "home.title" : "welcome.title");
        HomeView view =
                new HomeView(facilities.hosted(page.language()), overrides(), tries(), identities(), space.exhausted());
        return pages.show(page, signedIn ? "home/home" : "home/welcome", view);
    }
}
