package vn.emr.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node's keys, in {@code EMR_HOME/NODE/keys}, for nobody else to read: the pair by which it shows who it is on the
 * line, the certificates of those whom it lets in, and the pair with which its server seals.
 */
final class NodeKeys {

    private static final String OWN = "tls.p12";
    private static final String TRUSTED = "trust.p12";
    private static final String ALIAS = "node";
    private static final String SECRET = "tls";

    private final NodeFiles files;

    NodeKeys(NodeFiles files) {
        this.files = files;
    }

    /** Makes the pair for the line, where it is missing; its certificate says that it is a demo's. */
    void make() {
        Path file = file(OWN);
        if (Files.exists(file)) {
            return;
        }
        Path fresh = file.resolveSibling(OWN + ".new");
        try {
            Files.deleteIfExists(fresh);
            Command.run(
                    files.home().log(files.site().nodeName() + "-keys"),
                    files.home().root(),
                    Map.of(),
                    keytool(fresh));
            publish(fresh, file);
        } catch (IOException e) {
            throw Failure.failed("Can't make " + file + ": " + e.getMessage());
        }
    }

    private List<String> keytool(Path store) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-dname",
                "CN=" + files.site().nodeName() + ", O=EMR demo",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:file",
                files.secretFile(SECRET).toString());
    }

    /** Lets the partner in, and itself, so that there is always somebody; keeps whom else a person has let in. */
    void trust(NodeKeys partner) {
        Path file = file(TRUSTED);
        try {
            KeyStore trusted = load(Files.exists(file) ? file : null);
            boolean ownIsNew = admit(trusted, this);
            boolean partnerIsNew = admit(trusted, partner);
            if (ownIsNew || partnerIsNew) {
                Path fresh = file.resolveSibling(TRUSTED + ".new");
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    trusted.store(out, password());
                }
                publish(fresh, file);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.failed("Can't make " + file + ": " + e.getMessage());
        }
    }

    /** Whether it was not there before. */
    private static boolean admit(KeyStore trusted, NodeKeys one) throws GeneralSecurityException {
        String alias = one.files.site().nodeName();
        Certificate certificate = one.certificate();
        if (certificate.equals(trusted.getCertificate(alias))) {
            return false;
        }
        trusted.setCertificateEntry(alias, certificate);
        return true;
    }

    /** What it shows on the line. */
    Certificate certificate() {
        Path file = file(OWN);
        try {
            Certificate certificate = load(file).getCertificate(ALIAS);
            if (certificate == null) {
                throw Failure.failed(file + " holds no '" + ALIAS + "'");
            }
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.failed("Can't read " + file + ": " + e.getMessage());
        }
    }

    /** Where its server has put the public half of the key that it seals with. */
    Path seal() {
        return file("seal.pub.pem");
    }

    private KeyStore load(@Nullable Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = file == null ? null : Files.newInputStream(file)) {
            store.load(in, password());
        }
        return store;
    }

    private char[] password() {
        return files.secret(SECRET).toCharArray();
    }

    private Path file(String name) {
        Path directory = files.directory("keys");
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw Failure.failed("Can't keep others from " + directory + ": " + e.getMessage());
        }
        return directory.resolve(name);
    }

    /** Whole or not at all, and for its owner only. */
    private static void publish(Path fresh, Path file) throws IOException {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
