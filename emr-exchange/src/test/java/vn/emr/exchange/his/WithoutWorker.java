package vn.emr.exchange.his;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/** Tests import by themselves, when they want to: the worker needs the container's threads. */
public class WithoutWorker implements Extension {

    void leaveOut(@Observes ProcessAnnotatedType<HisWorker> worker) {
        worker.veto();
    }
}
