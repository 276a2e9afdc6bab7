package ringside.stepper.listing;

import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.PlaceRow;
import ringside.kernel.profile.Profile;
import ringside.stepper.value.Hex;

/**
 * Names addresses of a kernel by what lies there, so that values of two kernels that keep the same things at different
 * places can be compared.
 */
public final class KernelPlaces {
    private static final String STACK = "thread_stack";
    private static final String TEXT = "text";
    /** No area but the kernel's image is larger, in bytes. */
    private static final long AREA = 1 << 16;
    private static final long IMAGE = 1 << 26;
    /** Values above this are small negative numbers, such as -ENOSYS, and no addresses. */
    private static final long NUMBERS = -4096;

    private final BootedKernel kernel;
    private final TreeMap<Long, String> areas = new TreeMap<>(Long::compareUnsigned);
    private final long stackSize;

    public KernelPlaces(BootedKernel kernel) {
        this.kernel = kernel;
        Profile profile = kernel.profile();
        stackSize = profile.value(PlaceRow.STACK_SIZE);
        profile.areas().forEach((name, address) -> areas.put(address, name));
    }

    /** {@return a value in words: a number as it is, an address of the kernel as the place that it leads to} */
    public String text(long value) {
        if (value >= 0 || value > NUMBERS) {
            return value < 0 ? Long.toString(value) : Hex.of(value);
        }
        Map.Entry<Long, String> area = areas.floorEntry(value);
        if (area == null) {
            return Hex.of(value);
        }
        long offset = value - area.getKey();
        if (area.getValue().equals(TEXT)) {
            return offset < IMAGE ? image(value) : Hex.of(value);
        }
        if (area.getValue().equals(STACK) && offset <= stackSize) {
            return "top of the kernel stack" + (offset == stackSize ? "" : " - " + Hex.of(stackSize - offset));
        }
        return offset < AREA ? area.getValue() + (offset == 0 ? "" : " + " + Hex.of(offset)) : Hex.of(value);
    }

    private String image(long value) {
        String routine = kernel.listing().routine(value);
        return routine.isEmpty() ? "the kernel's image" : "in " + routine;
    }
}
