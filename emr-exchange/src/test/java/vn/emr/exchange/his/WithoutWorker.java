package vn.emr.exchange.his;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/** Tests import and send by themselves, when they want to: workers need the container's threads. */
public class WithoutWorker implements Extension {

    <T> void leaveOut(@Observes ProcessAnnotatedType<T> type) {
        String name = type.getAnnotatedType().getJavaClass().getName();
        if (name.startsWith("vn.emr.exchange.") && name.endsWith("Worker")) {
            type.veto();
        }
    }
}
