package ringside.stepper.value;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.SeccompAction;
import ringside.kernel.service.setup.TracerResume;
import ringside.machine.state.Vendor;
import ringside.model.CheckName;
import ringside.model.Resume;
import ringside.model.ReturnPath;

/**
 * The enums that stand both in the running kernel and in the EMF model, and the one way from each to the other:
 * constants of the same name belong together, and none is without a partner.
 *
 * @param <K> the enum of the kernel or the machine
 * @param <M> the enum of the model
 */
public final class EnumMapping<K extends Enum<K>, M extends Enum<M>> {
    /** The maker of the CPU. */
    public static final EnumMapping<Vendor, ringside.model.Vendor> VENDOR = new EnumMapping<>(Vendor.class,
            ringside.model.Vendor.class);
    /** Who wrote a slot. */
    public static final EnumMapping<Writer, ringside.model.Writer> WRITER = new EnumMapping<>(Writer.class,
            ringside.model.Writer.class);
    /** The way of a return. */
    public static final EnumMapping<Path, ReturnPath> PATH = new EnumMapping<>(Path.class,
            ReturnPath.class);
    /** Which check. */
    public static final EnumMapping<CheckId, CheckName> CHECK_ID = new EnumMapping<>(CheckId.class,
            CheckName.class);
    /** What became of a check. */
    public static final EnumMapping<CheckStatus, ringside.model.CheckStatus> CHECK_STATUS = new EnumMapping<>(
            CheckStatus.class, ringside.model.CheckStatus.class);
    /** What a seccomp filter does. */
    public static final EnumMapping<SeccompAction, ringside.model.SeccompAction> SECCOMP_ACTION = new EnumMapping<>(
            SeccompAction.class, ringside.model.SeccompAction.class);
    /** How a tracer goes on. */
    public static final EnumMapping<TracerResume, Resume> RESUME = new EnumMapping<>(TracerResume.class, Resume.class);

    private final Map<K, M> models;
    private final Map<M, K> kernels;

    /** @throws IllegalArgumentException when a constant is without a partner */
    public EnumMapping(Class<K> kernel, Class<M> model) {
        models = partners(kernel, model);
        kernels = partners(model, kernel);
    }

    private static <A extends Enum<A>, B extends Enum<B>> Map<A, B> partners(Class<A> from, Class<B> to) {
        Map<String, B> byName = Stream.of(to.getEnumConstants()).collect(Collectors.toMap(Enum::name, b -> b));
        Map<A, B> partners = new EnumMap<>(from);
        for (A constant : from.getEnumConstants()) {
            B partner = byName.get(constant.name());
            if (partner == null) {
                throw new IllegalArgumentException(to.getName() + " has no constant " + constant.name());
            }
            partners.put(constant, partner);
        }
        return partners;
    }

    /** {@return the constant of the model that stands for one of the kernel} */
    public M model(K kernel) {
        return models.get(kernel);
    }

    /** {@return the constant of the kernel that one of the model stands for} */
    public K kernel(M model) {
        return kernels.get(model);
    }
}
