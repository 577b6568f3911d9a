package vn.emr.records.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.his.ReceiveHisFiles;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisProblem;

/** Takes the files of an upload form that was posted as a whole; each is safe before the next is read. */
@ApplicationScoped
public class Upload {

    @Inject
    ReceiveHisFiles receiving;

    /** The batch of the files; empty when none was chosen. */
    Optional<UUID> take(List<EntityPart> parts) throws IOException {
        List<EntityPart> files = parts.stream()
                .filter(p -> p.getFileName().filter(n -> !n.isBlank()).isPresent())
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        UUID batch = receiving.open(HisDoor.PAGE);
        for (EntityPart file : files) {
            take(batch, file);
        }
        return Optional.of(batch);
    }

    private void take(UUID batch, EntityPart file) throws IOException {
        String name = file.getFileName().orElseThrow();
        try (InputStream body = file.getContent()) {
            receiving.take(batch, name, body);
        } catch (HisExportRefused tooLarge) {
            receiving.refuse(batch, name, HisProblem.SIZE_LIMIT);
        }
    }
}
