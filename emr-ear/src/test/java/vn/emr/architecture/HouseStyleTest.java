package vn.emr.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the code is written, as far as a program can tell. */
class HouseStyleTest {

    private static final String LAUNCHER = "vn.emr.launcher..";

    /** A program of its own. */
    private static final String CHECKER = "vn.emr.exchange.his.tool..";

    private static final String GENERATED = "gg.jte..";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ENTITY = "jakarta.persistence.Entity";

    static final ArchRule every_endpoint_method_says_whom_it_permits = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(PATH)
            .and()
            .arePublic()
            .should()
            .beAnnotatedWith("vn.emr.audit.Permits")
            .because("a method without it answers 403 to everyone, and its audit event would be nobody's decision");

    static final ArchRule endpoints_are_public = classes()
            .that()
            .areAnnotatedWith(PATH)
            .or()
            .areAnnotatedWith("jakarta.ws.rs.ext.Provider")
            .should()
            .bePublic()
            .because("RESTEasy refuses others");

    static final ArchRule entities_stay_inside = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(PATH)
            .should(haveInSignature(ENTITY))
            .because("an entity is changed by its own methods inside a transaction; pages and doors get views");

    static final ArchRule entities_have_no_setters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(ENTITY)
            .should()
            .haveNameMatching("set[A-Z].*")
            .because("an entity's methods say what happens to it in the clinic");

    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .resideOutsideOfPackages(LAUNCHER, GENERATED)
            .should()
            .callMethodWhere(nowWithoutClock())
            .because("tests hold the injected Clock still");

    static final ArchRule there_is_one_clock = noClasses()
            .that()
            .resideOutsideOfPackages(LAUNCHER, CHECKER)
            .and()
            .doNotHaveFullyQualifiedName("vn.emr.domain.kernel.SystemClock")
            .should()
            .callMethodWhere(target(owner(name("java.time.Clock"))).and(target(nameBeginning("system"))))
            .because("SystemClock makes it; what runs in the node has it injected");

    static final ArchRule no_old_dates = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .because("java.time says what kind of time is meant");

    static final ArchRule nothing_is_printed = noClasses()
            .that()
            .resideOutsideOfPackages(LAUNCHER, "vn.emr.audit.verify.tool..", "vn.emr.exchange.his.tool..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because(
                    "the server logs through JBoss Logging; only the launcher and the verifier's command talk to a terminal");

    static final ArchRule errors_have_names = noClasses()
            .should()
            .callConstructorWhere(target(owner(name("java.lang.RuntimeException")))
                    .or(target(owner(name("java.lang.Exception"))))
                    .and(notFromSubclass()))
            .because("whoever catches it must know what happened");

    static final ArchRule names_say_something = noClasses()
            .that()
            .resideInAPackage("vn.emr..")
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|DTO|Base)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("these words name no thing of the clinic");

    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .resideInAPackage("vn.emr..")
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    if (!item.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                        events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " is not @NullMarked"));
                    }
                }
            })
            .because("what may be null is said, and checked by NullAway");

    static Stream<Named<ArchRule>> rules() {
        return Modules.rulesOf(HouseStyleTest.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(Modules.classes());
    }

    private static DescribedPredicate<JavaCall<?>> nowWithoutClock() {
        return new DescribedPredicate<>("now() without a Clock") {
            @Override
            public boolean test(JavaCall<?> call) {
                boolean now = call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().equals("now");
                boolean clock = call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(t -> t.getName().equals("java.time.Clock"));
                boolean millis = call.getTargetOwner().getName().equals("java.lang.System")
                        && call.getName().equals("currentTimeMillis");
                return (now && !clock) || millis;
            }
        };
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.AccessTarget> nameBeginning(String prefix) {
        return DescribedPredicate.describe(
                "name beginning with " + prefix, t -> t.getName().startsWith(prefix));
    }

    private static DescribedPredicate<JavaAccess<?>> notFromSubclass() {
        return DescribedPredicate.describe(
                "not the constructor of a subclass",
                a -> !a.getOriginOwner().isAssignableTo(a.getTargetOwner().getName()));
    }

    private static ArchCondition<JavaMethod> haveInSignature(String annotation) {
        return new ArchCondition<>("have an entity in the signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean found = Stream.concat(
                                method.getReturnType().getAllInvolvedRawTypes().stream(),
                                method.getParameterTypes().stream().flatMap(t -> t.getAllInvolvedRawTypes().stream()))
                        .anyMatch(t -> t.isAnnotatedWith(annotation));
                events.add(new SimpleConditionEvent(method, found, method.getDescription() + " names an entity"));
            }
        };
    }
}
