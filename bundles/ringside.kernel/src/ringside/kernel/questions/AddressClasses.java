package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import ringside.kernel.decision.Decision;

/**
 * All 2^64 addresses in classes: cut wherever the address test of one of some kernels, or what its processor calls
 * canonical, can change, and in the middle, so that a class lies in one half. The cuts come from the parameters of the
 * tests; the names from where the stretch lies.
 */
final class AddressClasses {

    private static final long PAGE = 4096;

    private final List<AddressClass> all;
    /** Highest address of each class with the upper bit turned, so that comparing with sign compares without. */
    private final long[] lasts;

    private AddressClasses(List<AddressClass> all) {
        this.all = List.copyOf(all);
        this.lasts = all.stream().mapToLong(each -> each.last() ^ Long.MIN_VALUE).toArray();
    }

    static AddressClasses of(Collection<Decision> decisions) {
        SortedSet<Long> firsts = new TreeSet<>(Long::compareUnsigned);
        SortedSet<Integer> widths = new TreeSet<>();
        firsts.add(0L);
        firsts.add(Long.MIN_VALUE);
        for (Decision decision : decisions) {
            firsts.addAll(decision.addressEdges());
            widths.add(decision.addressBits());
        }
        List<Long> cuts = new ArrayList<>(firsts);
        List<AddressClass> classes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int at = 0; at < cuts.size(); at++) {
            long first = cuts.get(at);
            long last = at + 1 < cuts.size() ? cuts.get(at + 1) - 1 : -1L;
            classes.add(named(at, first, last, widths, names));
        }
        return new AddressClasses(classes);
    }

    private static AddressClass named(int index, long first, long last, SortedSet<Integer> widths, Set<String> names) {
        String half = first < 0 ? "kernel" : "user";
        int bits = widths.stream().filter(width -> first << Long.SIZE - width >> Long.SIZE - width == first)
                .findFirst().orElse(Long.SIZE);
        String name = half + "-" + bits;
        String title = ClassWords.text("address." + half, bits);
        if (bits == Long.SIZE) {
            name = first < 0 ? "gap-high" : "gap-low";
            title = ClassWords.text("address." + name);
        } else if (last == (1L << bits - 1) - 1 && last - first < PAGE) {
            name = "last-page-" + bits;
            title = ClassWords.text("address.last-page", bits);
        } else if (bits != widths.first()) {
            title = ClassWords.text("address.not-canonical", title, widths.first());
        }
        if (!names.add(name)) {
            name += "@" + Long.toHexString(first);
            title = ClassWords.text("address.from", title, "0x" + Long.toHexString(first));
        }
        return new AddressClass(index, first, last, name, title);
    }

    List<AddressClass> all() {
        return all;
    }

    /** The index of the class that an address lies in. */
    int indexOf(long address) {
        long turned = address ^ Long.MIN_VALUE;
        int at = 0;
        while (turned > lasts[at]) {
            at++;
        }
        return at;
    }
}
