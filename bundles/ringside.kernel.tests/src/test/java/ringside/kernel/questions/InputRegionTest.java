package ringside.kernel.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Classes told together are exactly the ones that were meant. */
class InputRegionTest {

    private static final InputClasses CLASSES = InputClasses.ofAllProfiles();

    @Test
    void anySetOfClassesIsCoveredExactlyOnce() {
        long seed = 4096;
        Random random = new Random(seed);
        for (int density : new int[] {2, 40, 1000}) {
            List<InputClass> members = CLASSES.all().stream().filter(each -> random.nextInt(density) == 0).toList();
            List<InputRegion> regions = InputRegion.cover(CLASSES, members);
            int[] covered = new int[CLASSES.all().size()];
            for (InputRegion region : regions) {
                CLASSES.all().stream().filter(region::contains).forEach(each -> covered[each.number() - 1]++);
            }
            for (InputClass each : CLASSES.all()) {
                assertThat(covered[each.number() - 1]).as("seed %d, one of %d, class %d", seed, density, each.number())
                        .isEqualTo(members.contains(each) ? 1 : 0);
            }
            assertThat(regions.stream().mapToInt(InputRegion::classes).sum()).isEqualTo(members.size());
        }
    }

    @Test
    void everythingIsOneRegionWithoutConditionsAndNothingIsNone() {
        assertThat(InputRegion.cover(CLASSES, CLASSES.all())).singleElement()
                .satisfies(region -> assertThat(region.conditions()).isEmpty());
        assertThat(InputRegion.cover(CLASSES, List.of())).isEmpty();
    }

    @Test
    void conditionsAreSaidTheShorterWay() {
        List<InputClass> members = CLASSES.all().stream().filter(each -> each.cs() != CsClass.USER64)
                .filter(each -> each.ss() == SsClass.LDT || each.ss() == SsClass.USER).filter(each -> !each.rcxRip())
                .filter(each -> each.flags().r11Tf()).toList();
        assertThat(InputRegion.cover(CLASSES, members)).singleElement().satisfies(region -> assertThat(region
                .conditions()).startsWith("RCX differs from RIP", "CS not 0x33", "SS 0x2b or ldt")
                .hasSize(4).last().asString().contains("R11 = RFLAGS with TF or R11 = RFLAGS with RF, TF or "));
    }

    @Test
    void addressesAreNamedShortlyOrByTheirTitles() {
        AddressClass low = CLASSES.addresses().get(0);
        AddressClass high = CLASSES.addresses().get(CLASSES.addresses().size() - 1);
        List<InputClass> members = CLASSES.all().stream().filter(each -> each.cs() == CsClass.USER64)
                .filter(each -> each.rip().equals(low) || each.rip().equals(high)).toList();
        assertThat(InputRegion.cover(CLASSES, members)).singleElement().satisfies(region -> {
            assertThat(region.conditions()).containsExactly("RIP user-48 or kernel-48", "CS 0x33");
            assertThat(region.titled()).containsExactly("RIP a user address of 48 bits or a kernel address of 48 bits",
                    "CS 0x33");
        });
    }

    @Test
    void theWitnessIsThatOfTheFirstClass() {
        long seed = 2_026;
        Random random = new Random(seed);
        List<InputClass> members = CLASSES.all().stream().filter(each -> random.nextInt(40) == 0).toList();
        assertThat(InputRegion.cover(CLASSES, members)).as("seed %d", seed).allSatisfy(region -> assertThat(region
                .witness()).isEqualTo(CLASSES.all().stream().filter(region::contains).findFirst()
                        .orElseThrow().witness()));
    }
}
