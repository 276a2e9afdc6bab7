package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import ringside.kernel.decision.ReturnState;

/**
 * Classes that are told together: every combination of some values on each axis.
 *
 * @param rip        where slot ip points
 * @param rcxRip     whether slot cx equals it
 * @param cs         what slot cs holds
 * @param ss         what slot ss holds
 * @param flags      what slots r11 and flags hold
 * @param classes    how many classes these are
 * @param conditions the same in words, one condition for each axis on which not every value will do
 * @param titled     the conditions with the titles of the addresses in place of their short names
 * @param witness    a state of the first of the classes
 */
public record InputRegion(List<AddressClass> rip, List<Boolean> rcxRip, List<CsClass> cs, List<SsClass> ss,
        List<FlagsClass> flags, int classes, List<String> conditions, List<String> titled, ReturnState witness) {

    private static final List<Function<InputClass, Object>> AXES = List.of(InputClass::rcxRip, InputClass::rip,
            InputClass::cs, InputClass::ss, InputClass::flags);

    public InputRegion {
        rip = List.copyOf(rip);
        rcxRip = List.copyOf(rcxRip);
        cs = List.copyOf(cs);
        ss = List.copyOf(ss);
        flags = List.copyOf(flags);
        conditions = List.copyOf(conditions);
        titled = List.copyOf(titled);
    }

    /** Whether a class belongs to it. */
    public boolean contains(InputClass each) {
        return rip.contains(each.rip()) && rcxRip.contains(each.rcxRip()) && cs.contains(each.cs())
                && ss.contains(each.ss()) && flags.contains(each.flags());
    }

    /** Regions that together are exactly these classes, none of them twice; as few as one where that is possible. */
    static List<InputRegion> cover(InputClasses all, Collection<InputClass> members) {
        List<InputRegion> regions = new ArrayList<>();
        if (!members.isEmpty()) {
            cover(all, members, regions);
        }
        return List.copyOf(regions);
    }

    private static void cover(InputClasses all, Collection<InputClass> members, List<InputRegion> regions) {
        long combinations = 1;
        Function<InputClass, Object> widest = null;
        for (Function<InputClass, Object> axis : AXES) {
            int values = values(members, axis).size();
            combinations *= values;
            widest = values > 1 && widest == null ? axis : widest;
        }
        if (combinations == members.size()) {
            regions.add(of(all, members));
            return;
        }
        Map<Object, List<InputClass>> parts = members.stream()
                .collect(Collectors.groupingBy(widest, LinkedHashMap::new, Collectors.toList()));
        parts.values().forEach(part -> cover(all, part, regions));
    }

    private static InputRegion of(InputClasses all, Collection<InputClass> members) {
        List<AddressClass> rip = values(members, InputClass::rip);
        List<Boolean> rcxRip = values(members, InputClass::rcxRip);
        List<CsClass> cs = values(members, InputClass::cs);
        List<SsClass> ss = values(members, InputClass::ss);
        List<FlagsClass> flags = values(members, InputClass::flags);
        Function<Function<AddressClass, String>, List<String>> words = address -> {
            List<String> conditions = new ArrayList<>();
            if (rcxRip.size() == 1) {
                conditions.add(rcxRip.get(0) ? ClassWords.text("rcx.equal") : ClassWords.text("rcx.differs"));
            }
            add(conditions, "RIP", rip, all.addresses(), address);
            add(conditions, "CS", cs, List.of(CsClass.values()), CsClass::label);
            add(conditions, "SS", ss, List.of(SsClass.values()), SsClass::label);
            if (flags.size() < FlagsClass.all().size()) {
                conditions.add(FlagsWords.of(flags));
            }
            return conditions;
        };
        return new InputRegion(rip, rcxRip, cs, ss, flags, members.size(), words.apply(AddressClass::name),
                words.apply(AddressClass::title), members.iterator().next().witness());
    }

    private static <T> List<T> values(Collection<InputClass> members, Function<InputClass, T> axis) {
        Set<T> values = new LinkedHashSet<>();
        members.forEach(each -> values.add(axis.apply(each)));
        return List.copyOf(values);
    }

    private static <T> void add(List<String> conditions, String register, List<T> some, List<T> all,
            Function<T, String> name) {
        List<T> others = all.stream().filter(each -> !some.contains(each)).toList();
        if (others.isEmpty()) {
            return;
        }
        boolean negated = others.size() < some.size();
        List<String> names = (negated ? others : some).stream().map(name).toList();
        String list = String.join(negated ? ", " : ClassWords.text("region.or"), names);
        conditions.add(ClassWords.text(!negated ? "region.is" : names.size() == 1 ? "region.not" : "region.none",
                register,
                list));
    }
}
