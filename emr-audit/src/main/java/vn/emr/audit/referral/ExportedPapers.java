package vn.emr.audit.referral;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

/** Reads the referral papers that a HIS has exported (XML13) from the resources that they are kept as. */
final class ExportedPapers {

    private ExportedPapers() {}

    /** The papers among these resources. */
    static Stream<TransferPaper> of(Collection<StoredResource> resources) {
        return resources.stream()
                .filter(r -> r.type().equals("ServiceRequest") && r.source() == Source.HIS)
                .flatMap(r -> TransferPaper.of(r.content(), reference -> find(resources, reference)).stream());
    }

    /** The newest one that sends the patient there. */
    static Optional<TransferPaper> newest(Collection<StoredResource> chart, String to) {
        return of(chart).filter(p -> p.destination().equals(to)).max(Comparator.comparing(TransferPaper::issued));
    }

    private static Optional<JsonObject> find(Collection<StoredResource> resources, String reference) {
        return resources.stream()
                .filter(r -> reference.equals(r.type() + '/' + r.id()))
                .map(StoredResource::content)
                .findFirst();
    }
}
