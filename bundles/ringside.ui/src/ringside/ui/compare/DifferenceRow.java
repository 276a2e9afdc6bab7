package ringside.ui.compare;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.ReturnState;
import ringside.stepper.questions.KernelAnswer;
import ringside.stepper.questions.KernelDifferences;
import ringside.ui.Messages;

/**
 * Classes of states to which two kernels give the same pair of different answers.
 *
 * @param one what the first kernel answers
 * @param other what the second kernel answers
 * @param inPath whether the paths differ and not only the reasons
 * @param classes how many classes these are
 * @param conditions what they have in common
 * @param witness a state of the first of them
 */
record DifferenceRow(String one, String other, boolean inPath, int classes, String conditions,
        ReturnState witness) {

    static DifferenceRow of(KernelDifferences.Part part) {
        return new DifferenceRow(words(part.one()), words(part.other()), part.inPath(), part.states().count(),
                StateWords.of(part.states()), part.states().witness());
    }

    private static String words(KernelAnswer answer) {
        String path = answer.path().label();
        return answer.reason().map(id -> NLS.bind(Messages.Compare_answer, path, id.name())).orElse(path);
    }
}
