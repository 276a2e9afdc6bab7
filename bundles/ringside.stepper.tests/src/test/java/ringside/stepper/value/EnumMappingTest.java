package ringside.stepper.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

class EnumMappingTest {
    private static <K extends Enum<K>, M extends Enum<M>> void whole(EnumMapping<K, M> mapping, K[] kernel, M[] model) {
        assertThat(Stream.of(kernel).map(mapping::model)).containsExactlyInAnyOrder(model);
        for (K constant : kernel) {
            assertThat(mapping.model(constant).name()).isEqualTo(constant.name());
            assertThat(mapping.kernel(mapping.model(constant))).isEqualTo(constant);
        }
    }

    @Test
    void everyConstantHasOnePartnerOfItsNameAndBack() {
        whole(EnumMapping.VENDOR, Vendor.values(), ringside.model.Vendor.values());
        whole(EnumMapping.WRITER, Writer.values(), ringside.model.Writer.values());
        whole(EnumMapping.PATH, Path.values(), ReturnPath.values());
        whole(EnumMapping.CHECK_ID, CheckId.values(), CheckName.values());
        whole(EnumMapping.CHECK_STATUS, CheckStatus.values(), ringside.model.CheckStatus.values());
        whole(EnumMapping.SECCOMP_ACTION, SeccompAction.values(), ringside.model.SeccompAction.values());
        whole(EnumMapping.RESUME, TracerResume.values(), Resume.values());
    }

    @Test
    void aConstantWithoutAPartnerIsRefusedOnEitherSide() {
        assertThatThrownBy(() -> new EnumMapping<>(Writer.class, ringside.model.Vendor.class))
                .hasMessageContaining("ringside.model.Vendor has no constant NONE");
        assertThatThrownBy(() -> new EnumMapping<>(Vendor.class, Writer.class)).hasMessageContaining("INTEL");
    }
}
