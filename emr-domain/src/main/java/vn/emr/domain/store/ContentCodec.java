package vn.emr.domain.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Content as one zstd frame (RFC 8878), level 3, with a trained dictionary: an entry is small, and alone it would
 * hardly shrink. Dictionaries ship in the code and are never removed: without them the content is lost.
 */
public final class ContentCodec {

    /** No dictionary. */
    public static final int PLAIN = 0;

    /** The dictionary that new content is written with. */
    public static final int CURRENT = 1;

    private static final int LEVEL = 3;

    /** For what is written and read once. */
    private static final int QUICK = 1;

    private static final long MAX_CONTENT = 64L << 20;
    private static final Map<Integer, ZstdDictDecompress> READERS = new HashMap<>();
    /** For slow lines: what leaves the node is compressed harder than what is stored. */
    private static final int LINE_LEVEL = 15;

    /** Contexts between two uses: to make one costs more than to compress an entry. At most one for each thread that ever wrote at once. */
    private static final Queue<ZstdCompressCtx> IDLE = new ConcurrentLinkedQueue<>();

    private static final ZstdDictCompress WRITER;
    private static final ZstdDictCompress LINE_WRITER;

    static {
        byte[] dictionary = load(CURRENT);
        WRITER = new ZstdDictCompress(dictionary, LEVEL);
        LINE_WRITER = new ZstdDictCompress(dictionary, LINE_LEVEL);
        READERS.put(CURRENT, new ZstdDictDecompress(dictionary));
    }

    private ContentCodec() {}

    /** One frame with the current dictionary. */
    public static byte[] compress(byte[] content) {
        ZstdCompressCtx idle = IDLE.poll();
        ZstdCompressCtx context = idle == null ? new ZstdCompressCtx().loadDict(WRITER) : idle;
        byte[] frame = context.compress(content);
        IDLE.add(context); // not after an error: it may be in any state
        return frame;
    }

    /** One frame with the current dictionary, as small as it gets in a few milliseconds. */
    public static byte[] compressForLine(byte[] content) {
        return Zstd.compress(content, LINE_WRITER);
    }

    /**
     * Length of the content of a frame, bytes.
     *
     * @param start the frame, or as much of it as holds its header (18 bytes)
     */
    static long contentLength(byte[] start) {
        return Zstd.getFrameContentSize(start);
    }

    /** One frame without a dictionary, for chunks of files. */
    public static byte[] compressPlain(byte[] content) {
        return Zstd.compress(content, LEVEL);
    }

    /** One frame without a dictionary, made quickly, for what goes again soon. */
    public static byte[] pack(byte[] content) {
        return Zstd.compress(content, QUICK);
    }

    /**
     * The content of a frame.
     *
     * @throws IllegalArgumentException when it is no frame of ours, damaged, or its dictionary is unknown
     */
    public static byte[] decompress(int dictionary, byte[] frame) {
        try {
            long size = Zstd.getFrameContentSize(frame);
            if (size < 0 || size > MAX_CONTENT) {
                throw new IllegalArgumentException("not a content frame");
            }
            byte[] content = new byte[(int) size];
            if (unpack(dictionary, frame, content) == size) {
                return content;
            }
        } catch (ZstdException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("damaged content frame", e);
        }
        throw new IllegalArgumentException("damaged content frame");
    }

    private static long unpack(int dictionary, byte[] frame, byte[] content) {
        return dictionary == PLAIN
                ? Zstd.decompressByteArray(content, 0, content.length, frame, 0, frame.length)
                : Zstd.decompressFastDict(content, 0, frame, 0, frame.length, reader(dictionary));
    }

    private static ZstdDictDecompress reader(int dictionary) {
        ZstdDictDecompress reader = READERS.get(dictionary);
        if (reader == null) {
            throw new IllegalArgumentException("unknown content dictionary " + dictionary);
        }
        return reader;
    }

    private static byte[] load(int dictionary) {
        try (InputStream in = ContentCodec.class.getResourceAsStream("/dictionary/" + dictionary + ".zdict")) {
            if (in == null) {
                throw new IllegalStateException("content dictionary " + dictionary + " is not in the code");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
