package vn.emr.exchange.proof;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The same proofs for other nodes, who come with a certificate instead of a token. */
@Path("/transfers/proofs")
@RequestScoped
public class NodeProofsResource extends ProofsResource {}
