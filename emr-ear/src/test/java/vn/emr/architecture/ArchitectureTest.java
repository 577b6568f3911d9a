package vn.emr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use what. */
class ArchitectureTest {

    private static final String DOMAIN = "vn.emr.domain..";
    private static final String STORE = "vn.emr.domain.store..";
    private static final String SQL = "vn.emr.domain.kernel.Sql";
    private static final String AUDIT = "vn.emr.audit..";
    private static final String VERIFY = "vn.emr.audit.verify..";
    private static final String HIS_CHECK = "vn.emr.exchange.his.tool..";
    private static final String SEAL = "vn.emr.audit.seal..";
    private static final String TREE = "vn.emr.audit.tree..";
    private static final String RECORDS = "vn.emr.records..";
    private static final String EXCHANGE = "vn.emr.exchange..";
    private static final String LAUNCHER = "vn.emr.launcher..";

    static final ArchRule the_domain_stands_alone = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AUDIT, RECORDS, EXCHANGE, LAUNCHER)
            .because("dependencies run one way: domain <- audit <- {records, exchange} <- ear");

    static final ArchRule audit_knows_the_domain_only = noClasses()
            .that()
            .resideInAPackage(AUDIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RECORDS, EXCHANGE, LAUNCHER)
            .because("dependencies run one way: domain <- audit <- {records, exchange} <- ear");

    static final ArchRule records_and_exchange_are_siblings = noClasses()
            .that()
            .resideInAPackage(RECORDS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXCHANGE, LAUNCHER)
            .because("they are two WARs whose class loaders don't see each other; they meet in rows of the domain");

    static final ArchRule exchange_and_records_are_siblings = noClasses()
            .that()
            .resideInAPackage(EXCHANGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RECORDS, LAUNCHER)
            .because("they are two WARs whose class loaders don't see each other; they meet in rows of the domain");

    static final ArchRule the_domain_uses_few_libraries = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage(STORE)
            .and()
            .doNotHaveFullyQualifiedName(SQL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(allowedInDomain()))
            .because("the domain outlives its frameworks: the JDK, Jakarta's annotations and persistence, JSpecify,"
                    + " jackson-core's token streams; logging and configuration through their APIs");

    static final ArchRule only_the_store_goes_under_jpa = noClasses()
            .that()
            .resideInAPackage("vn.emr..")
            .and()
            .resideOutsideOfPackages(STORE, LAUNCHER)
            .and()
            .doNotHaveFullyQualifiedName(SQL)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.hibernate..", "org.postgresql..", "com.github.luben.zstd.."))
            .because(
                    "only the writer and reader of the log, and what sends statements, may use Hibernate's Session, the"
                            + " driver and zstd, which are modules of the server; the launcher connects to the database outside of it");

    static final ArchRule the_verifier_runs_without_a_container = classes()
            .that()
            .resideInAPackage(VERIFY)
            .should(notReach("jakarta."))
            .because("it ships in a self-contained jar too");

    static final ArchRule the_his_check_runs_without_a_container = classes()
            .that()
            .resideInAPackage(HIS_CHECK)
            .should(notReach("jakarta."))
            .because("it ships in a self-contained jar, to vendors who have no server");

    static final ArchRule the_launcher_runs_without_a_container = noClasses()
            .that()
            .resideInAPackage(LAUNCHER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", RECORDS, EXCHANGE)
            .because("it runs before there is a container");

    static final ArchRule lib_jars_hold_no_endpoints = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, AUDIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.jws..", "jakarta.xml.ws..")
            .because("a @Path class in EAR/lib is published by both WARs");

    static final ArchRule wars_do_not_touch_the_database = noClasses()
            .that()
            .resideInAnyPackage(RECORDS, EXCHANGE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "java.sql..")
                    .and(not(equivalentTo(SQLException.class))))
            .because("rows are read and written by the repositories of the schema's owner; a worker may ask an"
                    + " SQLException whether trying again helps");

    static final ArchRule features_have_no_cycles = slices().matching("vn.emr.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages are features, and a cycle of features is one big feature");

    static final ArchRule verification_does_not_need_the_trail = noClasses()
            .that()
            .resideInAPackage(VERIFY)
            .should()
            .dependOnClassesThat(resideInAPackage(AUDIT).and(not(resideInAnyPackage(VERIFY, SEAL, TREE))))
            .because("what proves the log must not share code with what writes beside it; of seal and tree it uses the"
                    + " hashing alone, because whatever writes reaches the container");

    static Stream<Named<ArchRule>> rules() {
        return Modules.rulesOf(ArchitectureTest.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(Modules.classes());
    }

    private static String[] allowedInDomain() {
        return new String[] {
            "java..",
            DOMAIN,
            "jakarta.annotation..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.interceptor..",
            "jakarta.persistence..",
            "jakarta.transaction..",
            "jakarta.validation..",
            "com.fasterxml.jackson.core..",
            "org.jspecify.annotations..",
            "org.jboss.logging..",
            "org.eclipse.microprofile.config.."
        };
    }

    /** The class, and what it uses, and what that uses, never is of these packages. */
    private static ArchCondition<JavaClass> notReach(String prefix) {
        return new ArchCondition<>("not reach " + prefix) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getTransitiveDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().getName().startsWith(prefix))
                        .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
            }
        };
    }
}
