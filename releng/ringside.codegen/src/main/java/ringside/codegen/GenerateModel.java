package ringside.codegen;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/**
 * Generates the Java code of the scenario model from its {@code .genmodel} into the bundle's {@code src-gen}. The ids of
 * the checks stand in the words of the kernel's checks: they become the literals of an enum that has none of its own.
 */
public final class GenerateModel {

    private static final String SOURCE_FOLDER = "src-gen";

    private final Path bundle;
    private final Path genModel;
    private final Path kernel;

    private GenerateModel(Path bundle, Path genModel, Path kernel) {
        this.bundle = bundle;
        this.genModel = genModel;
        this.kernel = kernel;
    }

    /**
     * @param arguments the bundle's folder, the path of the {@code .genmodel} inside it, and the kernel's folder
     * @throws IOException if the model cannot be read, or if EMF reports any problem with it
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("expected: BUNDLE-FOLDER GENMODEL-PATH KERNEL-FOLDER");
        }
        Path bundle = Path.of(arguments[0]).toRealPath();
        GenerateModel run = new GenerateModel(bundle, bundle.resolve(arguments[1]), Path.of(arguments[2]));
        if (run.outdated()) {
            run.generate();
        }
    }

    /** Whether a model file or the words of the checks are younger than the oldest generated file, or nothing is generated yet. */
    private boolean outdated() throws IOException {
        Path generated = bundle.resolve(SOURCE_FOLDER);
        if (!Files.isDirectory(generated)) {
            return true;
        }
        FileTime youngestModel = Stream.concat(times(genModel.getParent()), times(GenerateChecks.words(kernel)))
                .max(FileTime::compareTo).orElseThrow();
        return times(generated).min(FileTime::compareTo).map(oldest -> youngestModel.compareTo(oldest) >= 0).orElse(
                true);
    }

    private static Stream<FileTime> times(Path folder) throws IOException {
        List<FileTime> times = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                times.add(attributes.lastModifiedTime());
                return FileVisitResult.CONTINUE;
            }
        });
        return times.stream();
    }

    private void generate() throws IOException {
        delete(bundle.resolve(SOURCE_FOLDER));
        GenModel model = load();
        Generator generator = new Generator();
        generator.getAdapterFactoryDescriptorRegistry().addDescriptor(GenModelPackage.eNS_URI,
                () -> (GeneratorAdapterFactory) new GenModelGeneratorAdapterFactory());
        generator.setInput(model);
        check(generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor()));
    }

    private GenModel load() throws IOException {
        String project = bundle.getFileName().toString();
        EcorePlugin.getPlatformResourceMap().put(project, URI.createFileURI(bundle + "/"));
        GenModelPackage.eINSTANCE.eClass();
        ResourceSet resources = new ResourceSetImpl();
        resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
        resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put(
                Resource.Factory.Registry.DEFAULT_EXTENSION,
                new XMIResourceFactoryImpl());
        resources.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(false));
        String path = bundle.relativize(genModel).toString().replace('\\', '/');
        Resource resource = resources.getResource(URI.createPlatformResourceURI(project + "/" + path, true), true);
        GenModel model = (GenModel) resource.getContents().get(0);
        addChecks((EEnum) model.getGenPackages().get(0).getEcorePackage().getEClassifier("CheckName"));
        if (!model.reconcile()) {
            throw new IOException(genModel + " does not fit its .ecore: one names an element that the other lacks");
        }
        model.setCanGenerate(true);
        check(model.diagnose());
        return model;
    }

    private void addChecks(EEnum names) throws IOException {
        for (String id : GenerateChecks.ids(kernel)) {
            EEnumLiteral literal = EcoreFactory.eINSTANCE.createEEnumLiteral();
            literal.setName(id);
            literal.setValue(names.getELiterals().size());
            names.getELiterals().add(literal);
        }
    }

    private static void check(Diagnostic diagnostic) throws IOException {
        if (diagnostic.getSeverity() != Diagnostic.OK) {
            throw new IOException("the model cannot be generated: " + lines(diagnostic));
        }
    }

    private static String lines(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(diagnostic.getMessage());
        if (diagnostic.getException() != null) {
            text.append(" (").append(diagnostic.getException()).append(')');
        }
        diagnostic.getChildren().forEach(child -> text.append(System.lineSeparator()).append("  ").append(lines(
                child)));
        return text.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        } catch (NoSuchFileException nothingGeneratedYet) {
            Files.createDirectories(folder);
        }
    }
}
