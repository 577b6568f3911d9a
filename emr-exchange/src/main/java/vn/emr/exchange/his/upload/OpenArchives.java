package vn.emr.exchange.his.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUpload;
import vn.emr.domain.his.upload.PartsStream;
import vn.emr.exchange.his.zip.Archive;
import vn.emr.exchange.his.zip.ArchiveCheck;

/**
 * Opens zips: reads one to its end first, then makes each file in it an export in a transaction of its own. What was
 * broken off goes on with the file after the last that is safe.
 */
@ApplicationScoped
public class OpenArchives {

    private static final Logger LOG = Logger.getLogger(OpenArchives.class);
    private static final String WORKER = "his-upload";
    private static final int ATTEMPTS = 3;

    @Inject
    ArchiveQueue queue;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /** After so many days an upload that stopped is forgotten ({@code EMR_HIS_UPLOAD_DAYS}). */
    @Inject
    @ConfigProperty(name = "emr.his.upload-days", defaultValue = "7")
    int days;

    /** Goes on with what the node was opening when it ended. */
    void goOn() throws Exception {
        caller.runAs(Caller.system(WORKER, null), queue::giveBack);
    }

    /** Opens the zip that waits longest; whether there was one. */
    public boolean openNext() throws Exception {
        Optional<HisUpload> archive = caller.runAs(Caller.system(WORKER, null), queue::claim);
        if (archive.isPresent()) {
            caller.runAs(Caller.system(WORKER, archive.get().facility()), () -> {
                open(archive.get());
                return true;
            });
        }
        return archive.isPresent();
    }

    private void open(HisUpload archive) throws IOException {
        if (archive.attempts() > ATTEMPTS) {
            queue.refuse(archive, HisProblem.INTERNAL);
            return;
        }
        try {
            Optional<HisProblem> problem = check(archive);
            if (problem.isPresent()) {
                queue.refuse(archive, problem.get());
            } else {
                take(archive);
            }
        } catch (IOException | RuntimeException e) {
            LOG.errorf("zip %s was not opened, attempt %d: %s", archive.id(), archive.attempts(), e);
            queue.release(archive.id());
            throw e;
        }
    }

    /** What an attempt before this one began to take in was found well. */
    private Optional<HisProblem> check(HisUpload archive) throws IOException {
        byte[] start = queue.part(archive.id(), 0).orElse(new byte[0]);
        try (InputStream content = content(archive)) {
            return ArchiveCheck.problem(content, start);
        }
    }

    private void take(HisUpload upload) throws IOException {
        Set<Integer> taken = queue.taken(upload.id());
        try (Archive archive = new Archive(content(upload))) {
            Optional<Archive.File> file = archive.next();
            while (file.isPresent()) {
                if (!taken.contains(file.get().no())) {
                    queue.take(upload, file.get(), archive.content());
                }
                file = archive.next();
            }
        }
        queue.opened(upload);
    }

    /** Each part is also a sign of life: a large zip takes minutes. */
    private InputStream content(HisUpload archive) {
        return new PartsStream(start -> {
            queue.alive(archive.id());
            return queue.part(archive.id(), start);
        });
    }

    /** Forgets uploads that nobody went on with for days, and batches of which nothing came. */
    public void dropLeft() throws Exception {
        Instant before = clock.instant().minus(Duration.ofDays(days));
        for (HisUpload upload : caller.runAs(Caller.system(WORKER, null), () -> queue.left(before))) {
            caller.runAs(Caller.system(WORKER, upload.facility()), () -> {
                queue.drop(upload);
                return true;
            });
            LOG.infof("upload %s was left for %d days and is forgotten", upload.id(), days);
        }
        caller.runAs(Caller.system(WORKER, null), () -> {
            queue.dropEmpty(before);
            return true;
        });
    }
}
