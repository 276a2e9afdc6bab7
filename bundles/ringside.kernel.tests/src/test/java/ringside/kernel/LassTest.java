package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;

/** With LASS the address alone keeps user mode out of the kernel's half (SDM volume 3, 4.4). */
class LassTest extends ReturningPrograms {

    @ParameterizedTest
    @CsvSource({"'mov rax, 0xffffffff81000000\njmp rax', 13, 14", "'mov rax, -4096\nmov rbx, [rax]', 13, 14",
        "'mov rax, 0xffff888005010000\nmov [rax], rbx', 13, 14", "'mov rsp, 0xffff888005010000\npush rax', 12, 14",
        "'mov rax, [0x600000]', 14, 14", "'mov rax, 0x800000000000\nmov rbx, [rax]', 13, 13"})
    void anAccessToTheUpperHalfIsRefusedByItsAddress(String code, int with, int without) throws AssemblyException {
        for (String profile : List.of("v7.3", "fred")) {
            for (boolean lass : List.of(true, false)) {
                boot(profile, KernelOptions.DEFAULT.withLass(lass), task(HEAD + code + "\nhlt\n"));
                kernel.run(10_000);
                assertThat(events.signals).as("%s %s", profile, lass).last()
                        .satisfies(signal -> assertThat(signal.trapno()).isEqualTo(lass ? with : without));
            }
        }
    }
}
