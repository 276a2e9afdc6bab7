package ringside.stepper.shown;

import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/**
 * Writes an attribute of the model only where it differs: EMF would make a notification for the same value too, some
 * hundred a step.
 */
final class Attribute {
    private Attribute() {
    }

    static <E, V> void write(E element, Function<E, V> get, BiConsumer<E, V> set, V value) {
        if (!Objects.equals(get.apply(element), value)) {
            set.accept(element, value);
        }
    }

    static <E> void write(E element, ToLongFunction<E> get, ObjLongConsumer<E> set, long value) {
        if (get.applyAsLong(element) != value) {
            set.accept(element, value);
        }
    }
}
