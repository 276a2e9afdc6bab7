package ringside.assembler.read;

import java.util.Optional;

/** Names of instructions that CPUs have and the model has not. */
final class OutsideModel {

    private OutsideModel() {
    }

    /** The group that a name belongs to. */
    static Optional<String> group(String mnemonic) {
        return Optional.empty();
    }
}
