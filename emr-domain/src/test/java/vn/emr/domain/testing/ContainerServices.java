package vn.emr.domain.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the container gives the beans and a test has to: entity managers, transactions, configuration (what
 * the test sets, the default otherwise).
 */
public final class ContainerServices implements Extension {

    private final Transactions transactions;
    private final Map<String, String> settings;
    private final Set<String> units = new TreeSet<>();

    ContainerServices(Transactions transactions, Map<String, String> settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    void interceptors(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(TransactionalInterceptor.class, "emr-testing");
        event.addAnnotatedType(TransactionalInterceptor.Mandatory.class, "emr-testing");
        event.addAnnotatedType(TransactionalInterceptor.RequiresNew.class, "emr-testing");
        event.addAnnotatedType(InTransaction.class, "emr-testing");
    }

    <T> void persistenceContexts(@Observes @WithAnnotations(PersistenceContext.class) ProcessAnnotatedType<T> type) {
        type.configureAnnotatedType()
                .filterFields(f -> f.isAnnotationPresent(PersistenceContext.class))
                .forEach(f -> {
                    String unit = f.getAnnotated()
                            .getAnnotation(PersistenceContext.class)
                            .unitName();
                    units.add(unit);
                    f.add(InjectLiteral.INSTANCE).add(new Unit.Literal(unit));
                });
    }

    void beans(@Observes AfterBeanDiscovery event) {
        event.addBean().types(Transactions.class).scope(ApplicationScoped.class).createWith(c -> transactions);
        units.forEach(unit -> event.addBean()
                .types(EntityManager.class)
                .qualifiers(new Unit.Literal(unit))
                .createWith(c -> shared(unit)));
        event.addBean().types(String.class).qualifiers(new ConfigLiteral()).produceWith(this::setting);
        event.addBean()
                .types(Integer.class)
                .qualifiers(new ConfigLiteral())
                .produceWith(c -> Integer.valueOf(setting(c)));
    }

    private String setting(Instance<Object> beans) {
        return setting(beans.select(InjectionPoint.class).get().getAnnotated().getAnnotation(ConfigProperty.class));
    }

    private String setting(ConfigProperty property) {
        return settings.getOrDefault(property.name(), property.defaultValue());
    }

    /** An entity manager that is whichever one this thread's transaction has, as the container's are. */
    private EntityManager shared(String unit) {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (self, method, arguments) -> {
                    try {
                        return method.invoke(transactions.entityManager(unit), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @SuppressWarnings({"BadAnnotationImplementation", "ClassExplicitlyAnnotation"})
    private static final class ConfigLiteral extends jakarta.enterprise.util.AnnotationLiteral<ConfigProperty>
            implements ConfigProperty {

        private static final long serialVersionUID = 1L;

        @Override
        public String name() {
            return "";
        }

        @Override
        public String defaultValue() {
            return "";
        }
    }
}
