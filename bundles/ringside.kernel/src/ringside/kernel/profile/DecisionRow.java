package ringside.kernel.profile;

import java.util.List;
import java.util.stream.Stream;

import ringside.kernel.profile.NumberKind.Unit;

/** What a kernel asks before it uses SYSRET. */
public final class DecisionRow {

    /** How the address in slot ip is judged. */
    public enum AddressRule {
        /** It must not change when its upper bits are made copies of the highest address bit. */
        SIGN_EXTEND,
        /** It must be below a power of two, so that its upper bits are 0. */
        SHIFT_RIGHT,
        /** It must be below an address. */
        LIMIT,
        /** Not at all. */
        NONE
    }

    /** The slot whose RF and TF are judged. */
    public enum JudgedSlot {
        R11, FLAGS
    }

    /** The slot of which SYSRET finds the value in RCX. */
    public enum TakenSlot {
        CX, IP
    }

    /** How a return goes that no system call asked for. */
    public enum OtherReturn {
        /** By the same checks. */
        CHECKS,
        /** By IRET. */
        IRET,
        /** By ERETU, as every return with FRED. */
        ERETU;

        private String word() {
            return this == CHECKS ? "checks" : name();
        }
    }

    private static final WordKind<OtherReturn> OTHER = WordKind.of(OtherReturn.values(), OtherReturn::word);
    private static final String LIMIT_SENTENCE = "RIP must be below this address, compared without sign";
    private static final String BITS_SENTENCE = "The bits above so many must be copies of the highest of them";

    static final Key<List<CheckId>> CHECKS = new Key<>("checks", new ListKind<>(WordKind.of(
            Stream.of(CheckId.values()).filter(id -> id != CheckId.XEN_PV).toArray(CheckId[]::new), CheckId::name),
            true), Effect.BEHAVIOUR, "The checks in the order in which they are made; a Xen PV guest asks XEN_PV "
                    + "first, in every kernel.");
    /** How the address in slot ip is judged. */
    public static final Key<AddressRule> CANONICAL = new Key<>("canonical", WordKind.of(AddressRule.class),
            Effect.BEHAVIOUR, "How RIP is judged. sign-extend: it must not change when its upper bits are made copies "
                    + "of the highest address bit. shift-right: its upper bits must be 0. limit: it must be a user "
                    + "address. none: there is nothing to decide.");
    /** Address bits for {@link AddressRule#SIGN_EXTEND}. */
    public static final Key<Long> BITS = new Key<>("canonical.bits", NumberKind.of(Unit.BITS, 32, 63),
            Effect.BEHAVIOUR, BITS_SENTENCE + ".").when(CANONICAL.is(AddressRule.SIGN_EXTEND));
    /** The same with 57-bit addresses. */
    public static final Key<Long> BITS_LA57 = new Key<>("canonical.bits.la57", NumberKind.of(Unit.BITS, 32, 63),
            Effect.BEHAVIOUR, BITS_SENTENCE + ", with 57-bit addresses.")
            .when(CANONICAL.is(AddressRule.SIGN_EXTEND)).when(BuildRow.FIVE_LEVEL.is(true));
    /** The first address that is refused. */
    public static final Key<Long> LIMIT = new Key<>("canonical.limit", limit(), Effect.BEHAVIOUR, LIMIT_SENTENCE + ".")
            .when(CANONICAL.is(AddressRule.SHIFT_RIGHT, AddressRule.LIMIT));
    /** The same with 57-bit addresses. */
    public static final Key<Long> LIMIT_LA57 = new Key<>("canonical.limit.la57", limit(), Effect.BEHAVIOUR,
            LIMIT_SENTENCE + ", with 57-bit addresses.")
            .when(CANONICAL.is(AddressRule.SHIFT_RIGHT, AddressRule.LIMIT)).when(BuildRow.FIVE_LEVEL.is(true));
    /** The slot whose RF and TF are judged. */
    public static final Key<JudgedSlot> RF_TF_SLOT = new Key<>("rf-tf-slot", WordKind.of(JudgedSlot.class),
            Effect.BEHAVIOUR, "The slot whose RF and TF are judged.").when(CANONICAL.isNot(AddressRule.NONE))
            .otherwise(JudgedSlot.FLAGS);
    /** The slot from which RCX comes; the listing does it, this tells those who ask without running it. */
    public static final Key<TakenSlot> SYSRET_RCX = new Key<>("sysret-rcx", WordKind.of(TakenSlot.class),
            Effect.WORDS, "The slot of which SYSRET finds the value in RCX, behind the checks: cx as it was popped, or "
                    + "ip as it was compared.").otherwise(TakenSlot.CX);
    /** How a new task returns for the first time; the listing does it, this tells those who ask without running it. */
    public static final Key<OtherReturn> CHILD_FIRST_RETURN = new Key<>("child-first-return",
            OTHER, Effect.WORDS, "How a new task returns for the first time: by the same checks, or without; with "
                    + "FRED by ERETU.");
    /** How exceptions and interrupts return; the listing does it, this tells those who ask without running it. */
    public static final Key<OtherReturn> EXCEPTION_RETURN = new Key<>("exception-return",
            OTHER, Effect.WORDS, "How exceptions and interrupts return: by the same checks, or without; with FRED "
                    + "by ERETU.");

    private DecisionRow() {
    }

    private static NumberKind limit() {
        return new NumberKind(Unit.ADDRESS, 0x1000, 0x7ffffffffffff000L, 0x1000);
    }

    static List<Key<?>> keys() {
        return List.of(CHECKS, CANONICAL, BITS, BITS_LA57, LIMIT, LIMIT_LA57, RF_TF_SLOT, SYSRET_RCX,
                CHILD_FIRST_RETURN,
                EXCEPTION_RETURN);
    }
}
