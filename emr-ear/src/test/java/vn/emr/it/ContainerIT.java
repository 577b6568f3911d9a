package vn.emr.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.emr.audit.OpenChart;
import vn.emr.audit.PatientSearch;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Role;
import vn.emr.domain.patient.PatientNotFound;

/** What only the container can show: its transactions, its pool and row-level security work together. */
@ExtendWith({NodeBeforeContainer.class, ArquillianExtension.class})
class ContainerIT {

    private static final Caller DOCTOR =
            new Caller(Caller.Kind.STAFF, "doctor-of-container-it", "Doctor", "24X09", null, Set.of(Role.DOCTOR));

    @Inject
    CurrentCaller caller;

    @Inject
    OpenChart charts;

    @Inject
    PatientSearch patients;

    @Resource(lookup = "java:jboss/datasources/EmrDS")
    DataSource database;

    /** The EAR as it is shipped, and this class beside it. */
    @Deployment
    static EnterpriseArchive ear() {
        return ShrinkWrap.createFromZipFile(
                        EnterpriseArchive.class, new File(System.getProperty("emr.target"), "emr.ear"))
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "container-it.jar")
                        .addClass(ContainerIT.class)
                        .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"));
    }

    @Test
    void rolls_a_refused_read_back_and_keeps_its_audit_event() throws Exception {
        UUID nobody = UUID.randomUUID();
        assertThrows(PatientNotFound.class, () -> caller.runAs(DOCTOR, () -> charts.open(nobody)));
        assertEquals(1, eventsAbout(nobody));
    }

    @Test
    void finds_patients_in_the_transaction_of_the_use_case() throws Exception {
        assertTrue(caller.runAs(DOCTOR, () -> patients.find("nguyen")).hits().size() > 0);
    }

    @Test
    void leaves_no_caller_behind_on_a_pooled_connection() throws Exception {
        for (int i = 0; i < 40; i++) {
            caller.runAs(DOCTOR, () -> patients.find("nguyen"));
            assertEquals(0, visibleEntries());
        }
    }

    private long visibleEntries() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from emr.entry");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long eventsAbout(UUID patient) throws Exception {
        Caller auditor =
                new Caller(Caller.Kind.STAFF, "auditor-of-container-it", "Auditor", null, null, Set.of(Role.AUDITOR));
        try (Connection connection = database.getConnection();
                PreparedStatement tell = connection.prepareStatement("select set_config('emr.caller', ?, false)");
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from audit.event where patient = ? and outcome = 1")) {
            tell.setString(1, auditor.setting());
            tell.execute();
            count.setObject(1, patient);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            } finally {
                tell.setString(1, "");
                tell.execute();
            }
        }
    }
}
