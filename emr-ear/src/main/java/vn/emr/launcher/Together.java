package vn.emr.launcher;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Work that is done at the same time. */
final class Together {

    private Together() {}

    /** Does this for each, and comes back when all is done. */
    static <T> void forEach(List<T> all, Consumer<T> work) {
        all.stream().map(one -> begin(() -> work.accept(one))).toList().forEach(Together::join);
    }

    /** Begins it. */
    static CompletableFuture<Void> begin(Runnable work) {
        return CompletableFuture.runAsync(work);
    }

    /** Waits for its end; its failure is thrown here. */
    static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
