package vn.emr.records.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import vn.emr.audit.ReceiveHisExport;

/** Takes the files of an upload form; each is safe before the next is read. */
@ApplicationScoped
public class Upload {

    private static final int MAX_NAME = 200;

    @Inject
    ReceiveHisExport exports;

    /** How many files came; fields left empty don't count. */
    int take(List<EntityPart> parts) throws IOException {
        int received = 0;
        for (EntityPart part : parts) {
            String name = part.getFileName().map(Upload::withoutFolders).orElse("");
            try (InputStream body = new BufferedInputStream(part.getContent())) {
                if (!name.isEmpty() && !isEmpty(body)) {
                    exports.receive(name, body);
                    received++;
                }
            }
        }
        return received;
    }

    private static boolean isEmpty(InputStream body) throws IOException {
        body.mark(1);
        int first = body.read();
        body.reset();
        return first < 0;
    }

    /** Some browsers send the folder too. */
    private static String withoutFolders(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        return file.substring(0, Math.min(file.length(), MAX_NAME));
    }
}
