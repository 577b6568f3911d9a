package vn.emr.exchange.his.read;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an export, wherever they are kept. */
public interface ExportFile {

    /** All of it, from the beginning. */
    InputStream open() throws IOException;

    /** Some of it. */
    byte[] slice(long start, int length) throws IOException;
}
