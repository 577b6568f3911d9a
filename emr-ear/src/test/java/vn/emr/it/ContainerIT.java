package vn.emr.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.emr.audit.OpenChart;
import vn.emr.audit.PatientSearch;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Role;
import vn.emr.domain.patient.PatientNotFound;

/**
 * Use cases inside the container that ships: its transactions, its connection pool, its interceptors. Assertions are
 * JUnit's own, the only ones that Arquillian carries into the deployment.
 */
@ExtendWith({NodeBeforeContainer.class, ArquillianExtension.class})
class ContainerIT {

    private static final String MODULE = "container-it.war";
    private static final Caller DOCTOR =
            new Caller(Caller.Kind.STAFF, "doctor-it", "Bác sĩ thử", "24X09", null, Set.of(Role.DOCTOR));

    @Inject
    CurrentCaller caller;

    @Inject
    OpenChart charts;

    @Inject
    PatientSearch search;

    @Resource(lookup = "java:jboss/datasources/EmrDS")
    DataSource database;

    /** The EAR that ships, with one module more. */
    @Deployment
    static Archive<?> ear() {
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, new File(System.getProperty("emr.target"), "emr.ear"));
        String modules = text(ear, "META-INF/application.xml")
                .replace(
                        "</application>",
                        "<module><web><web-uri>" + MODULE
                                + "</web-uri><context-root>/container-it</context-root></web></module></application>");
        WebArchive tests = ShrinkWrap.create(WebArchive.class, MODULE)
                .addClasses(ContainerIT.class, NodeBeforeContainer.class, CertificateServlet.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        ear.delete("META-INF/application.xml");
        return ear.addAsModule(Testable.archiveToTest(tests))
                .addAsManifestResource(new StringAsset(modules), "application.xml");
    }

    private static String text(Archive<?> archive, String path) {
        try (var stream = archive.get(path).getAsset().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    @Test
    void a_refused_read_rolls_back_and_keeps_its_audit_event() throws Exception {
        UUID nobody = UUID.randomUUID();
        assertThrows(PatientNotFound.class, () -> caller.runAs(DOCTOR, () -> charts.open(nobody)));
        assertEquals(1, auditEventsAbout(nobody));
    }

    @Test
    void a_search_runs_in_the_transaction_of_its_use_case() throws Exception {
        assertFalse(caller.runAs(DOCTOR, () -> search.find("nguyen")).hits().isEmpty());
    }

    @Test
    void no_caller_stays_on_a_connection_that_goes_back_to_the_pool() throws Exception {
        for (int use = 0; use < 40; use++) {
            caller.runAs(DOCTOR, () -> search.find("nguyen"));
            assertEquals(0, entriesSeenByNobody());
        }
    }

    @Test
    void a_door_reads_the_certificate_that_a_partner_shows() throws Exception {
        assertEquals("nobody", shownOver(null));
        KeyStore own = load("tls.p12");
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(own, password());
        assertEquals("CN=province,O=EMR demo", shownOver(managers.getKeyManagers()));
    }

    private static String shownOver(KeyManager @Nullable [] shown) throws Exception {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(load("trust.p12"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown, trusted.getTrustManagers(), null);
        URI door =
                URI.create("https://localhost:" + System.getProperty("jboss.https.port") + "/container-it/certificate");
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(HttpRequest.newBuilder(door).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static KeyStore load(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(System.getProperty("env.EMR_KEYS"), file))) {
            store.load(in, password());
        }
        return store;
    }

    private static char[] password() {
        return System.getProperty("env.EMR_TLS_SECRET").toCharArray();
    }

    private long entriesSeenByNobody() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from emr.entry")) {
            return number(count);
        }
    }

    private long auditEventsAbout(UUID patient) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement as = connection.prepareStatement("select set_config('emr.caller', ?, true)");
                    PreparedStatement count =
                            connection.prepareStatement("select count(*) from audit.event where patient = ?")) {
                as.setString(
                        1,
                        new Caller(Caller.Kind.STAFF, "auditor", "auditor", null, null, Set.of(Role.AUDITOR))
                                .setting());
                as.execute();
                count.setObject(1, patient);
                return number(count);
            } finally {
                connection.rollback();
            }
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
