package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.access.Permission;

/** Begins a referral from the chart. */
@RequestScoped
@Path("/patients/{patient}/refer")
public class BeginReferral {

    @Inject
    WriteReferral writing;

    /** Begins one, or goes on with the unfinished one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
    public Response begin(@PathParam("patient") UUID patient, @FormParam("to") @Nullable String to) {
        UUID id = writing.begin(patient, FormReader.orEmpty(to));
        return Response.seeOther(URI.create("/referrals/" + id)).build();
    }
}
