package vn.emr.audit.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;
import vn.emr.domain.content.JsonObject;

/**
 * The node's own key, in two files of the directory that the configuration names. It is made where there is none;
 * the private file appears last and whole, so a half-made key is made anew and never used.
 *
 * @param kid its id
 * @param privateKey what seals
 * @param publicKey what partners pin
 */
record SealKey(String kid, PrivateKey privateKey, ECPublicKey publicKey) {

    static final String PRIVATE_FILE = "seal.key.pem";
    static final String PUBLIC_FILE = "seal.pub.pem";

    private static final String LOCK_FILE = "seal.lock";
    private static final String PRIVATE_LABEL = "PRIVATE KEY";
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> LOCK = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    /** A key of which both halves belong together. */
    SealKey {
        String probe = Jws.sign("probe", new JsonObject().put("at", "2026-01-01T00:00:00.000Z"), kid, privateKey);
        if (!Jws.read(probe, "probe").isSignedBy(publicKey)) {
            throw new IllegalArgumentException("the two files of the seal's key don't belong together");
        }
    }

    /** The key in this directory, made if there is none. Of two that make it at once one waits and finds the other's. */
    static synchronized SealKey in(Path directory) throws IOException {
        Files.createDirectories(directory, mode("rwx------"));
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK_FILE), LOCK, mode("rw-------"));
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(directory.resolve(PRIVATE_FILE))) {
                make(directory);
            }
        }
        return load(directory);
    }

    private static void make(Path directory) throws IOException {
        KeyPair pair = generate();
        write(directory, PUBLIC_FILE, PublicKeys.pem((ECPublicKey) pair.getPublic()));
        write(
                directory,
                PRIVATE_FILE,
                Pem.write(PRIVATE_LABEL, pair.getPrivate().getEncoded()));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(PublicKeys.CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static SealKey load(Path directory) throws IOException {
        ECPublicKey publicKey = PublicKeys.ofPem(Files.readString(directory.resolve(PUBLIC_FILE)));
        byte[] der = Pem.read(PRIVATE_LABEL, Files.readString(directory.resolve(PRIVATE_FILE)));
        try {
            PrivateKey privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new SealKey(PublicKeys.kid(publicKey), privateKey, publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(PRIVATE_FILE + " holds no private key on P-256", e);
        }
    }

    /** The file is there whole and on the disk, or not at all. */
    private static void write(Path directory, String name, String text) throws IOException {
        Path fresh = directory.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(fresh, NEW, mode("rw-------"))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel renamed = FileChannel.open(directory, StandardOpenOption.READ)) {
            renamed.force(true);
        }
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
