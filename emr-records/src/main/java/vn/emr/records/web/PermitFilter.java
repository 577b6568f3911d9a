package vn.emr.records.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import vn.emr.audit.PermitCheck;

/** Asks for every page whether the caller may call it at all; a method that doesn't say who may is closed to all. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class PermitFilter implements ContainerRequestFilter {

    @Inject
    PermitCheck permits;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        permits.check(resource.getResourceMethod());
    }
}
