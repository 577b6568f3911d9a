package vn.emr.exchange;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import vn.emr.exchange.door.PermitFilter;
import vn.emr.exchange.door.ProblemMapper;
import vn.emr.exchange.his.HisBatchesResource;
import vn.emr.exchange.his.HisExportsResource;
import vn.emr.exchange.proof.NodeProofsResource;
import vn.emr.exchange.proof.ProofsResource;
import vn.emr.exchange.transfer.TransfersResource;

/** The REST doors, by name: nothing is published because it happens to be on the class path. */
@ApplicationPath("/")
public class ExchangeApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HisExportsResource.class,
                HisBatchesResource.class,
                TransfersResource.class,
                ProofsResource.class,
                NodeProofsResource.class,
                PermitFilter.class,
                ProblemMapper.class);
    }
}
