package vn.emr.exchange.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import vn.emr.audit.PermitCheck;

/** Asks before every resource method whether this caller may call it. */
@Provider
@ApplicationScoped
public class PermitFilter implements ContainerRequestFilter {

    @Inject
    PermitCheck check;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        check.check(resource.getResourceMethod());
    }
}
