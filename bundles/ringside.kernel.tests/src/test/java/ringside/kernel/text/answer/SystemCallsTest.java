package ringside.kernel.text.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemCallsTest {

    @ParameterizedTest
    @CsvSource({"0,read,3", "39,getpid,0", "59,execve,3", "219,restart_syscall,0", "231,exit_group,1", "334,rseq,4",
        "335,uretprobe,0", "424,pidfd_send_signal,4", "435,clone3,2", "461,lsm_list_modules,3",
        "471,rseq_slice_yield,0",
        "0x40000000,read,3", "0x40000204,writev,3"})
    void aNumberHasANameAndSoManyArguments(String number, String name, int arguments) {
        SystemCall call = SystemCalls.of(Long.decode(number));
        assertThat(call.name()).isEqualTo(name);
        assertThat(call.arguments()).isEqualTo(arguments);
    }

    @Test
    void numbersThatNoKernelHasHaveNoName() {
        assertThat(LongStream.of(337, 423, 473, 512, 547, 9999, 0x40000000L + 548)).allSatisfy(number -> assertThat(
                SystemCalls.of(number).name()).isEmpty());
    }

    @Test
    void everyNumberUpTo334IsKnown() {
        assertThat(LongStream.rangeClosed(0, 334)).noneSatisfy(number -> assertThat(SystemCalls.of(number).name())
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"3,read", "54,ioctl", "119,sigreturn", "240,futex", "403,clock_gettime64", "435,clone3"})
    void thirtyTwoBitProgramsHaveTheirOwnNumbers(long number, String name) {
        assertThat(SystemCalls.of32(number).name()).isEqualTo(name);
    }
}
