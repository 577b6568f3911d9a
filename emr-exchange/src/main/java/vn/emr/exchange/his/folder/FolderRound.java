package vn.emr.exchange.his.folder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisFolders;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.kernel.Ids;
import vn.emr.exchange.door.Spool;

/**
 * One look at one facility's folder. Each step can be broken off: a file is first moved out of the writer's way, then
 * stored together with the note that it is taken, and moved to its end when its import has ended. What is where says
 * what is to be done; nothing is remembered in the process but which files are still being written.
 */
@ApplicationScoped
public class FolderRound {

    private static final Logger LOG = Logger.getLogger(FolderRound.class);
    private static final int PAGE = 500;

    @Inject
    FolderQueue queue;

    @Inject
    FolderReports reports;

    @Inject
    Clock clock;

    /**
     * Takes what is whole and ends what is through. What one file is in the way of does not keep the others.
     *
     * @throws IOException when the disk, or a right on it, is in the way
     */
    void look(WatchedFolder folder) throws IOException {
        folder.lay();
        List<FolderTrouble> troubles = new ArrayList<>();
        for (Path file : folder.settled()) {
            attempt(file.getFileName().toString(), () -> folder.claim(file, Ids.next(clock)), troubles);
        }
        for (UUID id : folder.claimed()) {
            attempt("importing/" + id, () -> goOn(folder, id), troubles);
        }
        if (!troubles.isEmpty()) {
            throw FolderTrouble.of(troubles);
        }
    }

    /** What is done with one file. */
    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }

    private static void attempt(String file, Step step, List<FolderTrouble> troubles) {
        try {
            step.run();
        } catch (IOException e) {
            troubles.add(FolderTrouble.of(file, e));
        }
    }

    private void goOn(WatchedFolder folder, UUID id) throws IOException {
        Optional<HisFolders.Taken> taken = queue.find(id);
        if (taken.isEmpty()) {
            take(folder, id);
        } else {
            end(folder, taken.get());
        }
    }

    private void take(WatchedFolder folder, UUID id) throws IOException {
        Optional<Path> file = folder.file(id);
        if (file.isEmpty()) {
            folder.release(id);
            return;
        }
        String name = file.get().getFileName().toString();
        BasicFileAttributes before = WatchedFolder.attributes(file.get());
        try (InputStream content = WatchedFolder.open(file.get());
                Spool spool = Spool.of(content, HisExports.LIMIT);
                InputStream whole = spool.open()) {
            if (changed(before, WatchedFolder.attributes(file.get()))) {
                LOG.infof("file %s is still being written", id);
                return;
            }
            queue.take(id, name, whole);
        } catch (HisExportRefused tooLarge) {
            queue.refuse(id, name, HisProblem.SIZE_LIMIT);
        }
    }

    private static boolean changed(BasicFileAttributes before, BasicFileAttributes now) {
        return before.size() != now.size() || !before.lastModifiedTime().equals(now.lastModifiedTime());
    }

    private void end(WatchedFolder folder, HisFolders.Taken taken) throws IOException {
        FollowHisBatch.Shown shown = queue.shown(taken.batch(), 0, PAGE);
        if (!shown.totals().ended()) {
            return;
        }
        Optional<Path> file = folder.file(taken.id());
        if (file.isPresent()) {
            deliver(folder, taken, shown, file.get());
        }
        queue.ended(taken.id());
        folder.release(taken.id());
    }

    private void deliver(WatchedFolder folder, HisFolders.Taken taken, FollowHisBatch.Shown shown, Path file)
            throws IOException {
        String target = taken.target().filter(Delivery::fits).orElseGet(() -> decide(folder, taken, shown, file));
        Delivery delivery = new Delivery(folder.target(target));
        reports.write(delivery, shown);
        try {
            delivery.file(file);
        } catch (FileAlreadyExistsException inTheWay) {
            decide(folder, taken, shown, file);
            throw inTheWay;
        }
    }

    private String decide(WatchedFolder folder, HisFolders.Taken taken, FollowHisBatch.Shown shown, Path file) {
        String target = folder.free(
                shown.totals().refused() > 0 ? WatchedFolder.REFUSED : WatchedFolder.DONE,
                file.getFileName().toString());
        queue.target(taken, target);
        return target;
    }
}
