package vn.emr.records.web;

import java.util.HexFormat;
import vn.emr.domain.store.Hash;

/**
 * A style sheet or script. The hash of its bytes is part of its address, so browsers keep it for a year and still
 * never see an old one.
 */
final class Asset {

    private static final int HASH_BYTES = 6;

    private final String name;
    private final byte[] bytes;
    private final String path;

    Asset(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
        this.path = "/assets/" + HexFormat.of().formatHex(Hash.of(bytes), 0, HASH_BYTES) + '/' + name;
    }

    String path() {
        return path;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String mediaType() {
        return (name.endsWith(".css") ? "text/css" : "text/javascript") + ";charset=utf-8";
    }
}
